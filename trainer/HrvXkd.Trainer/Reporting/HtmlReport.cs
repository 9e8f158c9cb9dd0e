// Sections follow the order in which
// a reviewer asks: what was asked, what came out, from whom, how, compared with what, can the risks be believed and acted on, in whom, which
// part does what, could it be a leak, what did eight bits cost, what does it look at, does the device do the same, what speaks against it.
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Html;
using HrvXkd.Trainer.Reporting.Sections;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Writes the report of a run: one self-contained HTML page with SVG figures.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">What it shows.</param>
    /// <param name="further">What other commands found.</param>
    public static void Write(string path, ReportModel report, FurtherFigures further) => File.WriteAllText(path, ToHtml(report, further));

    /// <summary>The page.</summary>
    /// <exception cref="ArgumentException">A model is missing or lengths differ.</exception>
    internal static string ToHtml(ReportData data, FurtherFigures? further = null) => ToHtml(new ReportModel(data), further ?? FurtherFigures.None);

    private static string ToHtml(ReportModel report, FurtherFigures further)
    {
        HtmlText page = new();
        Head(page, report.Summary);
        QuestionSection.Add(page, report);
        Opening.Add(page, report);
        CohortSection.Add(page, report);
        ProtocolSection.Add(page, report);
        ComparisonSection.Add(page, report);
        CalibrationSection.Add(page, report);
        DecisionSection.Add(page, report);
        StrataSection.Add(page, report);
        RowsSection.Add(page, report);
        LimitSection.Add(page, report, further.Limit);
        SizesSection.Add(page, report, further.Sizes);
        LeakageSection.Add(page, report, further.Leakage);
        ControlsSection.Add(page, report, further);
        QuantizationSection.Add(page, report);
        QuantizersSection.Add(page, further.Quantization);
        AttentionSection.Add(page, report);
        ExamplesSection.Add(page, report);
        DeviceSection.Add(page, report);
        LimitsSection.Add(page, report);
        ChecklistSection.Add(page, report);
        SettingsSection.Add(page, report);
        HtmlPage.Close(page);
        return page.ToString();
    }

    private static void Head(HtmlText page, RunSummary summary)
    {
        HtmlPage.Open(page, $"HRV-XKD: {summary.Cohort}, seed {summary.Seed}", ReportStyle.Css);
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
