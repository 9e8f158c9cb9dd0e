using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class SoftmaxEmitter
{
    public static void Write(LayerWriter layer, SoftmaxNode node)
    {
        if (node.Requantization is { } requantization)
            layer.Write($"Softmax.RowsToInt8({layer.Input(0)}, {layer.Count / node.Width}, {node.Width}, {layer.Scratch(node.Width)}, {LayerWriter.Single(requantization)}, {layer.Target()});");
        else
            layer.Write($"Softmax.Rows({layer.Input(0)}, {layer.Count / node.Width}, {node.Width}, {layer.Target()});");
    }
}
