using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HrvXkd.CodeGen.Graph;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>inspect</c>: the integer graph as a person reads it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Calibration model = new();
        Option<string?> json = Options.Json();
        Command command = new("inspect", "Shows the integer program of a model: layers, formats, shapes, scales, proven ranges, memory; and of a float model what calibration would make int8.\n\nExample:\n  inspect --model student.int8.onnx") { json };
        model.AddTo(command);
        command.SetAction(parse =>
        {
            Inspection inspection = Inspection.Of(model.Read(parse, out _));
            Show(inspection);
            if (parse.GetValue(json) is { } file)
                File.WriteAllText(file, JsonSerializer.Serialize(inspection, Options.SnakeCase) + "\n");
            return 0;
        });
        return command;
    }

    private static void Show(Inspection model)
    {
        AnsiConsole.WriteLine($"{model.Model}: {(model.Quantized ? "int8 (QDQ)" : "float")}, operator set {model.Opset}, {(model.Streams ? "one new window a run" : "whole vectors")}");
        AnsiConsole.WriteLine($"  in: {string.Join(", ", model.Inputs)}; out: {model.Output}");
        foreach ((string key, string value) in model.Metadata)
            AnsiConsole.WriteLine($"  {key}: {value}");
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("layer", "kind", "in and out");
        foreach (string number in new[] { "weights", "kept as", "MACs", "step", "lowest", "highest", "worst sum" })
            table.AddColumn(new TableColumn(number).RightAligned());
        foreach (InspectedLayer layer in model.Layers)
            table.AddRow([.. Row(layer).Select(Markup.Escape)]);
        table.AddRow("total", "", "", Options.Number(model.Weights), "", Options.Number(model.Macs), "", "", "", "");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(model.Refusal is { } refusal
            ? $"cannot be emitted: {refusal}"
            : $"emitted: {Options.Number(model.MacsPerRun)} MACs a run, {Options.Number(model.FlashBytes)} bytes of tables in flash, {Options.Number(model.RamBytes)} bytes of RAM ({Options.Number(model.RamBytesUnshared)} if no two layers shared an array); {Options.Number(model.Reorderings)} reorderings are followed in place or copied");
        if (model.Quantized)
            return;
        AnsiConsole.WriteLine($"a float model runs in Q16.16. --calibrate FILE makes int8 of {model.WouldNarrow.Count} products: {string.Join(", ", model.WouldNarrow)}");
        AnsiConsole.WriteLine($"  weights per output channel, activations per tensor: {string.Join(", ", model.WouldQuantize)}; everything else stays Q16.16");
    }

    private static string[] Row(InspectedLayer layer) =>
    [
        layer.Name,
        layer.Kind,
        layer.From + " -> " + layer.To,
        layer.Weights == 0 ? "" : Options.Number(layer.Weights),
        layer.WeightFormat,
        layer.Macs == 0 ? "" : Options.Number(layer.Macs),
        layer.Step == Edge.Q16Scale ? "2^-16" : Real(layer.Step),
        Real(layer.Lowest),
        Real(layer.Highest),
        layer.AccumulatorBits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"2^{Math.Log2(Math.Max(1, layer.WorstSum)):F1} of 2^{layer.AccumulatorBits}"),
    ];

    private static string Real(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
