using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What eight bits cost.</summary>
internal static class QuantizationSection
{
    private const double MostFlipsPercent = 0.5;
    private const double MostDelta = 0.001;

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""<section><h2>What quantization cost</h2>""");
        Table(page, report.Summary.Int8, report.Pairs[(ModelNames.StudentInt8, ModelNames.Student)]);
        LogitSample sample = LogitSample.Of(report.Data.FloatLogit, report.Data.Int8Logit);
        string drawn = sample.Same.Count + sample.Flipped.Count == sample.Total
            ? $"All {Numbers.Count(sample.Total)} sequences."
            : $"{Numbers.Count(sample.Same.Count)} of {Numbers.Count(sample.Total - sample.Flipped.Count)} sequences that agree, and every one that does not.";
        page.Line($"""<div class="pair">""");
        Parts.Figure(page, LogitFigure.Draw(sample), "Integer against float.", drawn + " Shaded: the decision changes.");
        Parts.Figure(page, LogitErrorFigure.Draw(sample), "The error, enlarged.", "Strong dots: the decision changes.");
        page.Line($"""</div></section>""");
    }

    private static void Table(HtmlText page, Int8Summary cost, PairedComparison pair)
    {
        Interval auc = pair.AucDifference with { Value = cost.DeltaAuc }, brier = pair.BrierDifference with { Value = cost.DeltaBrier };
        string mostFlips = Numbers.Percent(MostFlipsPercent, 1), mostDelta = Numbers.Fixed(MostDelta, 3);
        Parts.OpenTable(page, "Integer student against float student, held out", "What", "Cost", "Aim");
        Row(page, "Decisions that change", $"at most {mostFlips}", Parts.Cell(Numbers.Percent(cost.FlipsPercent, 2)), cost.FlipsPercent <= MostFlipsPercent);
        Row(page, "AUC", $"loses at most {mostDelta}", IntervalText.Cell(auc, 4, signed: true), cost.DeltaAuc >= -MostDelta);
        Row(page, "Brier score", $"rises at most {mostDelta}", IntervalText.Cell(brier, 5, signed: true), cost.DeltaBrier <= MostDelta);
        Row(page, "RMS error of the logit", null, Parts.Cell(Numbers.Fixed(cost.RmseLogit, 4)), null);
        Row(page, "Signal to quantization noise", null, Parts.Cell(Numbers.Fixed(cost.SqnrDb, 1) + "\u00a0dB"), null);
        Parts.CloseTable(page);
    }

    private static void Row(HtmlText page, string name, string? aim, RawHtml cost, bool? met)
    {
        RawHtml mark = met is bool good ? Parts.Mark(good, "met", "missed") : default;
        page.Line($"""<tr><th scope="row">{name}<small>{aim}</small></th>{cost}<td class="n">{mark}</td></tr>""");
    }
}
