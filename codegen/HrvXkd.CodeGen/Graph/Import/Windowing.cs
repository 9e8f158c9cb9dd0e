using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph.Import;

/// <summary>How a kernel moves along the last axis: Conv and pooling in one dimension.</summary>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Length">Elements of a channel.</param>
/// <param name="Kernel">Elements under the kernel.</param>
/// <param name="Stride">Step of the kernel.</param>
/// <param name="Dilation">Distance of its elements.</param>
/// <param name="PadBegin">Elements added before.</param>
/// <param name="PadEnd">Elements added after.</param>
internal sealed record Windowing(int Channels, int Length, int Kernel, int Stride, int Dilation, int PadBegin, int PadEnd)
{
    private const int Most = 65536;

    /// <summary>Elements of a channel of the output.</summary>
    public int Outputs => ((Length + PadBegin + PadEnd - ((Kernel - 1) * Dilation) - 1) / Stride) + 1;

    /// <summary>Reads the attributes.</summary>
    /// <param name="context">The import.</param>
    /// <param name="node">Conv, AveragePool or MaxPool.</param>
    /// <param name="input">Edge of shape [channels, length].</param>
    /// <param name="kernel">Size of the kernel if it is known otherwise.</param>
    public static Windowing Of(ImportContext context, OnnxNode node, Edge input, int? kernel)
    {
        if (input.Shape.Count != 3 - context.Lead || (context.Lead == 0 && input.Shape[0] != 1))
            throw context.Fault("HRVG102", node, context.Shown(input.Shape), "[N,channels,length]: one dimension");
        int size = Single(context, node, "kernel_shape", kernel ?? 0), stride = Single(context, node, "strides", 1), dilation = Single(context, node, "dilations", 1);
        int[] pads = node.Attributes.ContainsKey("pads") ? context.Integers(node, "pads", int.MaxValue)! : [0, 0];
        Windowing windowing = new(input.Shape[^2], input.Shape[^1], size, stride, dilation, pads.Length == 2 ? pads[0] : -1, pads.Length == 2 ? pads[1] : -1);
        bool plain = context.Text(node, "auto_pad", "NOTSET") is "NOTSET" or "VALID" && context.Integer(node, "ceil_mode", 0) == 0 && (kernel is null || kernel == size);
        bool sound = plain && size is >= 1 and <= Most && stride is >= 1 and <= Most && dilation is >= 1 and <= Most && windowing.PadBegin is >= 0 and <= Most && windowing.PadEnd is >= 0 and <= Most;
        if (!sound || ((long)(size - 1) * dilation) + 1 > (long)windowing.Length + windowing.PadBegin + windowing.PadEnd)
            throw context.Fault("HRVG102", node, $"kernel {size}, stride {stride}, dilation {dilation}, pads [{string.Join(',', pads)}] on {windowing.Length} elements", "explicit pads, no ceil_mode, a kernel that fits the padded length");
        return windowing;
    }

    private static int Single(ImportContext context, OnnxNode node, string name, int absent)
    {
        if (!node.Attributes.ContainsKey(name))
            return absent;
        return context.Integers(node, name, int.MaxValue) is [int value] ? value : throw context.Fault("HRVG102", node, $"attribute '{name}' is no list of one number", "one dimension");
    }
}
