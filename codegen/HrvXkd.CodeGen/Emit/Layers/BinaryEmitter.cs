using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class BinaryEmitter
{
    public static void Write(LayerWriter layer, BinaryNode node) =>
        layer.Write($"Elementwise.{node.Operation}({layer.Input(0)}, {layer.Input(1)}, {layer.Plan.Input(node, 1).Addresses.Length}, {layer.Target()}, {layer.Count});");
}
