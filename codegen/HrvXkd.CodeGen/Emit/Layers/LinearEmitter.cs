using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class LinearEmitter
{
    public static void Write(LayerWriter layer, LinearNode node)
    {
        string weight = node.Int8Weight is { } narrow
            ? layer.Add("Weight", "sbyte", narrow.Select(value => (long)value), node.Inner, $"weights, one line for each of {node.Columns} outputs")
            : layer.Add("Weight", "int", node.WideWeight!.Select(value => (long)value), node.Inner, $"weights, one line for each of {node.Columns} outputs");
        string tables = layer.Add(node.Requantization);
        layer.Write($"Linear.{LayerWriter.Format(node.Inputs[0])}To{layer.To}({layer.Input(0)}, {layer.Count / node.Columns}, {weight}, {tables}, {node.Requantization.Shift[0]}, {LayerWriter.Limits(node.Requantization)}, {layer.Target()});");
    }
}
