using System.Globalization;
using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What is needed to get the same figures again.</summary>
internal static class SettingsSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        page.Line($"""<section><h2>Settings and hashes</h2>""");
        Parts.Facts(page,
        [
            ("Program", "HRV-XKD " + s.CodeVersion),
            ("Cohort", s.Cohort),
            ("Window profile", s.Profile),
            ("Seed", s.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Bootstrap draws", Numbers.Count(report.Draws.Replicates)),
            .. report.Data.Settings.Select(setting => (setting.Key, setting.Value)),
            ("Emitted source, SHA-256", s.Emitted.Sha256),
            ("Wall time", Numbers.Fixed(s.Seconds, 0) + " s"),
        ]);
        page.Line($"""</section>""");
    }
}
