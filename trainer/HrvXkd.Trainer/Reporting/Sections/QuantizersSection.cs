using HrvXkd.CodeGen.Quantization;
using HrvXkd.Html;
using HrvXkd.Trainer.Quantizing;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Ways to quantize, and what each quantizer costs.</summary>
internal static class QuantizersSection
{
    /// <summary>Adds the section if the quantize command was run.</summary>
    public static void Add(HtmlText page, QuantizationSummary? quantization)
    {
        page.Line($"""<section><h2>Ways to quantize</h2>""");
        if (quantization is null)
        {
            page.Line($"""<p class="absent">Not compared: quantize, with --json quantization.json in this run's folder, then report.</p></section>""");
            return;
        }

        page.Line($"""
            <p>Ranges of activations by four rules, with and without training that rounds, and weights of four bits, on
            {Numbers.Count(quantization.HeldOutSequences, "sequence")} whose subjects the student never saw.</p>
            """);
        Parts.OpenTable(page, "Against the float student", "Way", "SQNR, dB", "Decisions that change", "Largest change of a risk", "AUC", "Brier", "Weight bytes");
        foreach (QuantizationVariant v in quantization.Variants)
        {
            page.Add($"""<tr><th scope="row">{v.Name}{(v.Chosen ? " (written)" : "")}</th>{Parts.Cell(Numbers.Fixed(v.SqnrDb, 1))}{Parts.Cell(Numbers.Percent(v.FlipsPercent, 2))}""");
            page.Line($"""{Parts.Cell(Numbers.Fixed(v.MaxRiskError, 4))}{IntervalText.Cell(v.DeltaAuc, 4, signed: true)}{Parts.Cell(Numbers.Signed(v.DeltaBrier, 5))}{Parts.Cell(Numbers.Count(v.WeightBytes))}</tr>""");
        }

        Parts.CloseTable(page);
        Parts.OpenTable(page, "Each quantizer: signal to noise of the logit, dB", "Quantizer", "The only one on", "The only one off");
        foreach (QuantizerEffect q in quantization.Quantizers)
            page.Line($"""<tr><th scope="row">{q.Name}</th>{Parts.Cell(Numbers.Fixed(q.AloneOn.SqnrDb, 1))}{Parts.Cell(Numbers.Fixed(q.AloneOff.SqnrDb, 1))}</tr>""");
        Parts.CloseTable(page);
        page.Line($"""</section>""");
    }
}
