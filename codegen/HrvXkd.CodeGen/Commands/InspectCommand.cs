using System.CommandLine;
using System.Globalization;
using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary><c>inspect</c>: the integer graph as a person reads it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Calibration model = new();
        Command command = new("inspect", "Shows the integer program of a model: layers, formats, shapes, scales, proven ranges.\n\nExample:\n  inspect --model student.int8.onnx");
        model.AddTo(command);
        command.SetAction(parse => Run(model.Read(parse, out _)));
        return command;
    }

    private static int Run(OnnxModel model)
    {
        IntegerGraph graph = GraphImporter.Import(model);
        AnsiConsole.WriteLine($"{OnnxText.OneLine(graph.Name)}: {Options.Number(graph.Weights)} weights, {Options.Number(graph.Macs)} MACs for all windows");
        foreach ((string key, string value) in graph.Metadata)
            AnsiConsole.WriteLine($"  {OnnxText.OneLine(key)}: {OnnxText.OneLine(value)}");
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("layer", "kind", "in and out");
        foreach (string number in new[] { "weights", "MACs", "step", "lowest", "highest", "worst sum" })
            table.AddColumn(new TableColumn(number).RightAligned());
        foreach (Node node in graph.Nodes.Where(node => node is not LayoutNode))
            table.AddRow([.. Row(node).Select(Markup.Escape)]);
        AnsiConsole.Write(table);
        return 0;
    }

    private static string[] Row(Node node) =>
    [
        node.Name,
        node.Kind,
        string.Join(" x ", node.Inputs) + " -> " + node.Output,
        node.Weights == 0 ? "" : Options.Number(node.Weights),
        node.Macs == 0 ? "" : Options.Number(node.Macs),
        node.Output.Kind == EdgeKind.Q16 ? "2^-16" : node.Output.Scale.ToString("G4", CultureInfo.InvariantCulture),
        Real(node.Output, node.Output.Range.Low),
        Real(node.Output, node.Output.Range.High),
        node.AccumulatorBits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"2^{Math.Log2(Math.Max(1, node.WorstAccumulator)):F1} of 2^{node.AccumulatorBits}"),
    ];

    private static string Real(Edge edge, long steps) => (steps * edge.Scale).ToString("G4", CultureInfo.InvariantCulture);
}
