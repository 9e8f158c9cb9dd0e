using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class PoolEmitter
{
    public static void Write(LayerWriter layer, MaxPoolNode node) =>
        layer.Write($"Pooling.Max{layer.To}({Under(layer, node.Windowing)}, {layer.Target()}, {node.Windowing.Outputs});");

    public static void Write(LayerWriter layer, AveragePoolNode node) =>
        layer.Write($"Pooling.Mean{LayerWriter.Format(node.Inputs[0])}To{layer.To}({Under(layer, node.Windowing)}, {LayerWriter.Single(node.Requantization)}, {layer.Target()}, {node.Windowing.Outputs});");

    private static string Under(LayerWriter layer, Windowing w) => layer.Input(0) + FormattableString.Invariant($", {w.Channels}, {w.Length}, {w.Kernel}, {w.Stride}, {w.PadBegin}");
}
