using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>MaxPool and AveragePool in one dimension.</summary>
internal static class PoolImport
{
    public static void Max(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        Windowing windowing = Windowing.Of(context, node, input, null);
        if (windowing.PadBegin >= windowing.Kernel || windowing.PadEnd >= windowing.Kernel || windowing.Dilation != 1)
            throw context.Fault("HRVG102", node, $"pads {windowing.PadBegin}, {windowing.PadEnd} or dilation {windowing.Dilation}", "pads below the kernel's size, dilation 1");
        context.Add(MaxPoolNode.Create(node.Name, input, windowing, [.. input.Shape.SkipLast(1), windowing.Outputs]), node.Outputs[0]);
    }

    public static void Average(ImportContext context, OnnxNode node)
    {
        Edge input = context.Edge(node, 0);
        Windowing windowing = Windowing.Of(context, node, input, null);
        bool padded = windowing.PadBegin + windowing.PadEnd > 0 && context.Integer(node, "count_include_pad", 0) == 0;
        if (padded || windowing.PadBegin >= windowing.Kernel || windowing.PadEnd >= windowing.Kernel || windowing.Dilation != 1)
            throw context.Fault("HRVG102", node, $"pads {windowing.PadBegin}, {windowing.PadEnd} or dilation {windowing.Dilation}", "pads below the kernel's size that count (count_include_pad 1) or none, dilation 1");
        int[] shape = [.. input.Shape.SkipLast(1), windowing.Outputs];
        Tail tail = Tail.After(context, node, shape, 1);
        context.Add(AveragePoolNode.Create(input, windowing, shape, tail), tail.OnnxEdge);
    }
}
