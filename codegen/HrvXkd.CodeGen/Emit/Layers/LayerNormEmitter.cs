using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class LayerNormEmitter
{
    public static void Write(LayerWriter layer, LayerNormNode node)
    {
        string tables = layer.Add(node.Requantization);
        layer.Write($"LayerNorm.To{layer.To}({layer.Input(0)}, {layer.Count / node.Width}, {Table.Long(node.Epsilon)}, {tables}, {node.Requantization.Shift[0]}, {LayerWriter.Limits(node.Requantization)}, {layer.Target()});");
    }
}
