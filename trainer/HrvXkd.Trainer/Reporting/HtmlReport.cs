// The page names no outside resource and forbids them by its content policy. It holds no script. Sections follow the order in which
// a reviewer asks: what came out, from whom, compared with what, is it calibrated, what did eight bits cost, what does it look at,
// does the device do the same, what speaks against it.
using HrvXkd.Trainer.Reporting.Html;
using HrvXkd.Trainer.Reporting.Sections;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Writes the report of a run: one self-contained HTML page with SVG figures.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">What it shows.</param>
    /// <exception cref="ArgumentException">A model is missing or lengths differ.</exception>
    public static void Write(string path, ReportData data) => File.WriteAllText(path, ToHtml(data));

    /// <summary>The page.</summary>
    internal static string ToHtml(ReportData data)
    {
        ReportModel report = new(data);
        HtmlText page = new();
        Head(page, report.Summary);
        Opening.Add(page, report);
        CohortSection.Add(page, report);
        ComparisonSection.Add(page, report);
        CalibrationSection.Add(page, report);
        QuantizationSection.Add(page, report);
        AttentionSection.Add(page, report);
        DeviceSection.Add(page, report);
        LimitsSection.Add(page, report);
        SettingsSection.Add(page, report);
        page.Line($"""</main></body></html>""");
        return page.ToString();
    }

    private static void Head(HtmlText page, RunSummary summary)
    {
        HtmlPage.Open(page, FormattableString.Invariant($"HRV-XKD: {summary.Cohort}, seed {summary.Seed}"));
        page.Line($"""
            <header>
            <p class="kicker">HRV-XKD run report</p>
            <h1>Hypertension risk from heart-rate variability</h1>
            <p class="lead">Cohort <b>{summary.Cohort}</b>, window profile {summary.Profile}, seed {summary.Seed}</p>
            <aside class="notice"><strong>{summary.Notice}</strong> {Disclaimer.After(summary.Notice)}</aside>
            </header>
            """);
    }
}
