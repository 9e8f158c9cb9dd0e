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
        page.Line($"<section>\n<h2>What quantization cost</h2>\n<div class=\"scroll wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Cost of quantization\"><table>\n<caption>Integer student against float student, held out</caption>");
        page.Line($"<thead><tr><th>What</th><th class=\"n\">Cost</th><th>Aim</th></tr></thead>\n<tbody>");
        Row(page, "Decisions that change", $"at most {Numbers.Percent(MostFlipsPercent, 1)}", Plain(Numbers.Percent(cost.FlipsPercent, 2)), cost.FlipsPercent <= MostFlipsPercent);
        Row(page, "AUC", $"loses at most {Numbers.Fixed(MostDelta, 3)}", Parts.Cell(pair.AucDifference with { Value = cost.DeltaAuc }, 4, signed: true), cost.DeltaAuc >= -MostDelta);
        Row(page, "Brier score", $"rises at most {Numbers.Fixed(MostDelta, 3)}", Parts.Cell(pair.BrierDifference with { Value = cost.DeltaBrier }, 5, signed: true), cost.DeltaBrier <= MostDelta);
        Row(page, "RMS error of the logit", null, Plain(Numbers.Fixed(cost.RmseLogit, 4)), null);
        Row(page, "Signal to quantization noise", null, Plain(Numbers.Fixed(cost.SqnrDb, 1) + "\u00a0dB"), null);
        page.Line($"</tbody></table></div>");
        LogitSample sample = LogitSample.Of(report.Data.FloatLogit, report.Data.Int8Logit);
        string drawn = sample.Same.Count + sample.Flipped.Count == sample.Total
            ? $"All {Numbers.Count(sample.Total)} sequences."
            : $"{Numbers.Count(sample.Same.Count)} of {Numbers.Count(sample.Total - sample.Flipped.Count)} sequences that agree, and every one that does not.";
        page.Line($"<div class=\"pair\">");
        Parts.Figure(page, LogitFigure.Draw(sample), "Integer against float.", drawn + " Shaded: the decision changes.");
        Parts.Figure(page, LogitErrorFigure.Draw(sample), "The error, enlarged.", "Strong dots: the decision changes.");
        page.Line($"</div>\n</section>");
    }

    private static void Row(HtmlText page, string name, string? aim, RawHtml cost, bool? met)
    {
        RawHtml mark = met is bool good ? Parts.Mark(good, "met", "missed") : default;
        page.Line($"<tr><th scope=\"row\">{name}<small>{aim}</small></th>{cost}<td>{mark}</td></tr>");
    }

    private static RawHtml Plain(string value) => new HtmlText().Add($"<td class=\"n\">{value}</td>").ToRaw();
}
