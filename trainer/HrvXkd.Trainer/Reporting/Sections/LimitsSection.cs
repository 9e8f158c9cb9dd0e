using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What these figures do not show.</summary>
internal static class LimitsSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""
            <section><h2>Limits</h2>
            <ul>
            """);
        Source(page, report.IsSynthetic);
        page.Line($"""
            <li>Intervals cover the choice of subjects. They do not cover training again with another seed, and scores of different
            folds come from different models.</li>
            <li>Differences in heart-rate variability between hypertensive and other people are small, and in one study vanish after
            adjusting for blood pressure and body mass (Huikuri 1996). Age, sex, body mass and medication are not used here.</li>
            <li>Risks are true only for a population with the share of hypertensive people of this cohort.</li>
            <li>Research software, not a medical device; not for diagnosis, treatment or monitoring. Confirm with cuff or ambulatory
            measurement. A low risk does not exclude hypertension.</li>
            </ul></section>
            """);
    }

    private static void Source(HtmlText page, bool synthetic)
    {
        if (synthetic)
        {
            page.Line($"""
                <li><b>Synthetic.</b> Recordings come from a generator with a known effect. Nothing here was measured on a person.</li>
                """);
        }
        else
        {
            page.Line($"""
                <li><b>One source.</b> Nothing was validated on recordings of another place or recorder. The label is what the data set
                calls hypertensive, which may be the pressure at that moment and no diagnosis.</li>
                """);
        }
    }
}
