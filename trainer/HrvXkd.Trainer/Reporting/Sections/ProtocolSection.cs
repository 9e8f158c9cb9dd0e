using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>How the figures came about.</summary>
internal static class ProtocolSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""
            <section><h2>Protocol</h2>
            <p>A subject's score is the mean logit of its sequences. Subjects, not sequences, are the unit of folds, scores and
            intervals: {Numbers.Count(report.Draws.Replicates)} bootstrap draws of subjects, the same draws for every model, and DeLong's test for pairs.
            AUC is the primary figure; decisions are taken at the logit 0.</p>
            """);
        if (report.Data.Protocol.Count > 0)
            Parts.Facts(page, report.Data.Protocol.Select(fact => (fact.Key, fact.Value)), "single");
        page.Line($"""</section>""");
    }
}
