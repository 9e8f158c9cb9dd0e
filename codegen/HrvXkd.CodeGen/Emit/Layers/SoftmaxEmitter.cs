using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class SoftmaxEmitter
{
    public static void Write(LayerWriter layer, SoftmaxNode node) =>
        layer.Write($"Softmax.Rows({layer.Input(0)}, {layer.Count / node.Width}, {node.Width}, {layer.Target()});");
}
