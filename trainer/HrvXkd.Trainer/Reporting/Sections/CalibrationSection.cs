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
        page.Line($"""</div>""");
        Table(page, report.Summary);
        page.Line($"""</section>""");
    }

    private static void Table(HtmlText page, RunSummary s)
    {
        Parts.OpenTable(page, "Held-out subjects, 95\u00a0% bootstrap intervals", "Model", "Brier", "ECE", "Calibration slope", "Calibration intercept");
        foreach (string key in ModelNames.All)
        {
            page.Add($"""<tr>{ModelNames.Heading(key)}{IntervalText.Cell(s.Brier[key], 3)}{IntervalText.Cell(s.Ece[key], 3)}""");
            page.Line($"""{IntervalText.Cell(s.CalibrationSlope[key], 2)}{IntervalText.Cell(s.CalibrationIntercept[key], 2, signed: true)}</tr>""");
        }

        Parts.CloseTable(page);
        double prevalence = (double)s.Hypertensive / Math.Max(1, s.Subjects);
        page.Line($"""
            <p class="small">Risks are true where the slope is 1 and the intercept, with the slope held at 1, is 0; a slope above 1 tells that risks are
            too timid. Saying {Numbers.Fixed(prevalence, 2)} of everybody gives a Brier score of {Numbers.Fixed(prevalence * (1 - prevalence), 3)}. The
            ECE of true risks is above 0 by chance alone; its interval begins at 0 where it is no larger than that.</p>
            """);
    }

    private static void Figure(HtmlText page, ReportModel report, string key, string caption) =>
        Parts.Figure(page, CalibrationFigure.Draw(report.Scores[key], key), ModelNames.Display(key) + ".", caption);
}
