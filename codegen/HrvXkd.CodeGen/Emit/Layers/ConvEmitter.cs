using HrvXkd.CodeGen.Graph;
using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Emit.Layers;

internal static class ConvEmitter
{
    public static void Write(LayerWriter layer, ConvNode node)
    {
        Windowing w = node.Windowing;
        string type = node.Inputs[0].Kind == EdgeKind.Int8 ? "sbyte" : "int";
        string weight = layer.Add("Weight", type, node.Weight.Select(value => (long)value), node.Depth * w.Kernel, $"weights, one line for each of {node.Filters} filters");
        string tables = layer.Add(node.Requantization);
        layer.Write($"Convolution.{LayerWriter.Format(node.Inputs[0])}To{layer.To}({layer.Input(0)}, {w.Length}, {node.Groups}, {node.Depth}, {w.Kernel}, {w.Stride}, {w.Dilation}, {w.PadBegin}, {weight}, {tables}, {node.Requantization.Shift[0]}, {LayerWriter.Limits(node.Requantization)}, {layer.Target()}, {w.Outputs});");
    }
}
