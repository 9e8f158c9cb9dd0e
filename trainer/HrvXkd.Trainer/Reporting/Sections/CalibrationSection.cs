using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Whether a risk of 40 % means 40 of 100.</summary>
internal static class CalibrationSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"<section>\n<h2>Calibration</h2>\n<p>If the risks are true, 40 of 100 people told 40\u00a0% are hypertensive and the dots lie on the diagonal. Each dot holds a tenth of the subjects; its bar is the 95\u00a0% Wilson interval.</p>\n<div class=\"pair\">");
        Parts.Figure(page, CalibrationFigure.Draw(report.Scores[ModelNames.StudentInt8], ModelNames.StudentInt8), "Student int8.", "Below: how many subjects got which risk.");
        Parts.Figure(page, CalibrationFigure.Draw(report.Scores[ModelNames.Logistic], ModelNames.Logistic), "Logistic.", "The baseline, for comparison.");
        page.Line($"</div>\n</section>");
    }
}
