using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class ReduceSumEmitter
{
    public static void Write(LayerWriter layer, ReduceSumNode node)
    {
        // Per window the window axis is gone; it may have stood after the summed one.
        bool drop = layer.PerWindow && layer.Plan.WindowAxis(node.Inputs[0]) > node.Axis;
        int inner = drop ? node.Inner / HrvXkd.Core.Sequence.Windows : node.Inner;
        layer.Write($"Reduce.Sum({layer.Input(0)}, {layer.Count / inner}, {node.Length}, {inner}, {layer.Target()});");
    }
}
