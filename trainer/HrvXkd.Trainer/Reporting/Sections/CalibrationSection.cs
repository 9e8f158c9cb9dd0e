using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Whether a risk of 40 % means 40 of 100.</summary>
internal static class CalibrationSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""
            <section><h2>Calibration</h2>
            <p>If the risks are true, 40 of 100 people told 40&#160;% are hypertensive and the dots lie on the diagonal. Each dot
            holds a tenth of the subjects; its bar is the 95&#160;% Wilson interval.</p>
            <div class="pair">
            """);
        Figure(page, report, ModelNames.StudentInt8, "Below: how many subjects got which risk.");
        Figure(page, report, ModelNames.Logistic, "The baseline, for comparison.");
        page.Line($"""</div></section>""");
    }

    private static void Figure(HtmlText page, ReportModel report, string key, string caption) =>
        Parts.Figure(page, CalibrationFigure.Draw(report.Scores[key], key), ModelNames.Display(key) + ".", caption);
}
