using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class ConcatEmitter
{
    public static void Write(LayerWriter layer, ConcatNode node)
    {
        int step = node.Output.Count / node.Blocks, offset = 0;
        for (int slot = 0; slot < node.Inputs.Count; slot++)
        {
            int length = node.Inputs[slot].Count / node.Blocks;
            layer.Write($"Layout.Join{layer.To}({layer.Input(slot)}, {node.Blocks}, {length}, {layer.Storage.Field}, {offset}, {step});");
            offset += length;
        }
    }
}
