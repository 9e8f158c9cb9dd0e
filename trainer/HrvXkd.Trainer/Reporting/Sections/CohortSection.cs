using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Who was recorded and how much of it could be used.</summary>
internal static class CohortSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        string share = Numbers.Percent(100.0 * s.Hypertensive / Math.Max(1, s.Subjects), 0);
        page.Line($"""<section><h2>Data</h2>""");
        Parts.Facts(page,
        [
            ("Cohort", s.Cohort),
            ("Subjects", $"{Numbers.Count(s.Subjects)}, of them {Numbers.Count(s.Hypertensive)} hypertensive ({share})"),
            ("Recordings", $"{Numbers.Count(s.Recordings)}, {Numbers.Fixed(s.Hours, 1)} h of ECG"),
            ("Beats found", Numbers.Count(s.Beats)),
            ("Windows", $"{Numbers.Count(s.Windows)}, of them {Numbers.Percent(s.MaskedPercent, 1)} masked for poor signal"),
            ("Sequences of 8 windows", Numbers.Count(s.Sequences)),
            .. Oracle(s),
            .. report.Data.DataCard.Select(fact => (fact.Key, fact.Value)),
        ]);
        page.Line($"""</section>""");
    }

    private static IEnumerable<(string, string)> Oracle(RunSummary s)
    {
        if (s.OracleAuc is double auc)
            yield return ("Limit of any model", $"AUC {Numbers.Fixed(auc, 3)}: the exact likelihood ratio of the patients' true latent values");
    }
}
