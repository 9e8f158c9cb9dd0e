using HrvXkd.CodeGen.Emit.Fused;
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class LinearEmitter
{
    private const int Four = 4;

    public static void Write(LayerWriter layer, LinearNode node)
    {
        string tables = Tables(layer, node);
        layer.Write($"Linear.{LayerWriter.Format(node.Inputs[0])}To{layer.To}({layer.Input(0)}, {tables}, {LayerWriter.Limits(node.Requantization)}, {layer.Target()});");
    }

    public static void Write(LayerWriter layer, AddedLinearNode node)
    {
        string tables = Tables(layer, node.Linear);
        layer.Write($"Linear.Int8AddedToQ16({layer.Input(0)}, {tables}, {layer.Input(1)}, {layer.Target()});");
    }

    // Rows, weights, multipliers, biases and shift as arguments.
    private static string Tables(LayerWriter layer, LinearNode node)
    {
        string weight = node.Int8Weight is { } narrow
            ? layer.Add("Weight", "sbyte", InFours(narrow, node.Inner, node.Columns), Four * Math.Min(node.Columns, 8), $"weights of {node.Columns} outputs, four inputs at a time")
            : layer.Add("Weight", "int", node.WideWeight!.Select(value => (long)value), node.Inner, $"weights, one line for each of {node.Columns} outputs");
        string rows = FormattableString.Invariant(node.Int8Weight is null ? (FormattableString)$"{layer.Count / node.Columns}" : $"{layer.Count / node.Columns}, {node.Inner}");
        return FormattableString.Invariant($"{rows}, {weight}, {layer.Add(node.Requantization)}, {node.Requantization.Shift[0]}");
    }

    // The order in memory that Linear takes: what one dot-product instruction reads lies together.
    private static IEnumerable<long> InFours(sbyte[] weight, int inner, int columns)
    {
        for (int k = 0; k < inner; k += Four)
            for (int n = 0; n < columns; n++)
                for (int i = k; i < k + Four; i++)
                    yield return i < inner ? weight[(n * inner) + i] : 0;
    }
}
