using HrvXkd.CodeGen.Quantization;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting;
using Spectre.Console;

namespace HrvXkd.Trainer.Quantizing;

/// <summary>The figures of a quantization for a terminal.</summary>
internal static class QuantizationTable
{
    private const int WideEnough = 170;

    /// <summary>Writes to the standard output.</summary>
    /// <param name="s">The figures.</param>
    /// <param name="file">What was written.</param>
    public static void Write(QuantizationSummary s, string file)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Math.Max(console.Profile.Width, WideEnough);
        Console.WriteLine($"{s.Notice} {s.HeldOutSequences} held-out sequences, ranges from {s.CalibrationSequences} training sequences.");
        console.Write(Variants(s));
        console.Write(Layers(s));
        console.Write(Quantizers(s));
        Console.WriteLine($"Written: {file}");
    }

    private static Table Variants(QuantizationSummary s)
    {
        Table table = Start("Way (* written)", "SQNR dB", "flips %", "flips near 0.5 %", "max risk error", "AUC change (95 % interval)", "Brier change", "ECE change", "weight bytes");
        foreach (QuantizationVariant v in s.Variants)
            Row(table, v.Name + (v.Chosen ? " *" : ""), Numbers.Fixed(v.SqnrDb, 1), Numbers.Fixed(v.FlipsPercent, 2), Numbers.Fixed(v.FlipsNearPercent, 1),
                Numbers.Fixed(v.MaxRiskError, 4), IntervalText.WithRange(v.DeltaAuc, 4, signed: true), Numbers.Signed(v.DeltaBrier, 5), Numbers.Signed(v.DeltaEce, 4), Numbers.Count(v.WeightBytes));
        return table;
    }

    private static Table Layers(QuantizationSummary s)
    {
        Table table = Start("Product", "SQNR dB");
        foreach (QuantizedLayer layer in s.Layers)
            Row(table, layer.Name, layer.SqnrDb >= CodeGen.Verify.Comparison.BestSqnrDb ? "exact" : Numbers.Fixed(layer.SqnrDb, 1));
        return table;
    }

    private static Table Quantizers(QuantizationSummary s)
    {
        Table table = Start("Quantizer", "alone on: SQNR dB", "flips %", "alone off: SQNR dB", "flips %");
        foreach (QuantizerEffect q in s.Quantizers)
            Row(table, q.Name, Numbers.Fixed(q.AloneOn.SqnrDb, 1), Numbers.Fixed(q.AloneOn.FlipsPercent, 2), Numbers.Fixed(q.AloneOff.SqnrDb, 1), Numbers.Fixed(q.AloneOff.FlipsPercent, 2));
        return table;
    }

    private static Table Start(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    private static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(Numbers.Plain(cell)))]);
}
