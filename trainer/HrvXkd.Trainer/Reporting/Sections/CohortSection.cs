using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Who was recorded and how much of it could be used.</summary>
internal static class CohortSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        page.Line($"<section>\n<h2>Cohort</h2>");
        Parts.Facts(page,
        [
            ("Cohort", s.Cohort),
            ("Subjects", $"{Show.Count(s.Subjects)}, of them {Show.Count(s.Hypertensive)} hypertensive ({Show.Percent(100.0 * s.Hypertensive / Math.Max(1, s.Subjects), 0)})"),
            ("Recordings", $"{Show.Count(s.Recordings)}, {Show.Fixed(s.Hours, 1)} h of ECG"),
            ("Beats found", Show.Count(s.Beats)),
            ("Windows", $"{Show.Count(s.Windows)}, of them {Show.Percent(s.MaskedPercent, 1)} masked for poor signal"),
            ("Sequences of 8 windows", Show.Count(s.Sequences)),
        ]);
        page.Line($"<p>Every sequence is scored by models that never saw its subject. A subject's score is the mean logit of its sequences; subjects, not sequences, are the unit of every interval below.</p>\n</section>");
    }
}
