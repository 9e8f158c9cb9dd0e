using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What eight bits cost.</summary>
internal static class QuantizationSection
{
    private const double MostFlipsPercent = 0.5;
    private const double MostDelta = 0.001;

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        Int8Summary cost = report.Summary.Int8;
        PairedComparison pair = report.Pairs[(ModelNames.StudentInt8, ModelNames.Student)];
        page.Line($"<section>\n<h2>What quantization cost</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Cost of quantization\"><table>\n<caption>Integer student against float student, held out</caption>");
        page.Line($"<thead><tr><th>What</th><th class=\"n\">Cost</th><th>Aim</th></tr></thead>\n<tbody>");
        page.Line($"<tr><th scope=\"row\">Decisions that change</th><td class=\"n\">{Show.Percent(cost.FlipsPercent, 2)}</td><td>at most {Show.Percent(MostFlipsPercent, 1)} {Parts.Mark(cost.FlipsPercent <= MostFlipsPercent, "met", "missed")}</td></tr>");
        page.Line($"<tr><th scope=\"row\">AUC</th>{Parts.Cell(pair.AucDifference with { Value = cost.DeltaAuc }, 4, signed: true)}<td>loss at most {Show.Fixed(MostDelta, 3)} {Parts.Mark(cost.DeltaAuc >= -MostDelta, "met", "missed")}</td></tr>");
        page.Line($"<tr><th scope=\"row\">Brier score</th>{Parts.Cell(pair.BrierDifference with { Value = cost.DeltaBrier }, 4, signed: true)}<td>rise at most {Show.Fixed(MostDelta, 3)} {Parts.Mark(cost.DeltaBrier <= MostDelta, "met", "missed")}</td></tr>");
        page.Line($"<tr><th scope=\"row\">RMS error of the logit</th><td class=\"n\">{Show.Fixed(cost.RmseLogit, 4)}</td><td></td></tr>");
        page.Line($"<tr><th scope=\"row\">Signal to quantization noise</th><td class=\"n\">{Show.Fixed(cost.SqnrDb, 1)} dB</td><td></td></tr>\n</tbody></table></div>");
        LogitSample sample = LogitSample.Of(report.Data.FloatLogit, report.Data.Int8Logit);
        string drawn = sample.Same.Count + sample.Flipped.Count == sample.Total
            ? $"All {Show.Count(sample.Total)} sequences."
            : $"{Show.Count(sample.Same.Count)} of {Show.Count(sample.Total - sample.Flipped.Count)} sequences that agree, and every one that does not.";
        page.Line($"<div class=\"pair\">");
        Parts.Figure(page, LogitFigure.Draw(sample), "Integer against float.", drawn + " Shaded: the decision changes.");
        Parts.Figure(page, LogitErrorFigure.Draw(sample), "The error, enlarged.", "Shaded: the error outweighs the logit, so the decision changes.");
        page.Line($"</div>\n</section>");
    }
}
