using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class MeanEmitter
{
    public static void Write(LayerWriter layer, MeanNode node) =>
        layer.Write($"Mean.{LayerWriter.Format(node.Inputs[0])}To{layer.To}({layer.Input(0)}, {node.Output.Count / node.Inner}, {node.Length}, {node.Inner}, {LayerWriter.Single(node.Requantization)}, {layer.Target()});");
}
