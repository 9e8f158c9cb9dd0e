using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Softmax over the last axis, Q16.16 to Q16.16.</summary>
public sealed class SoftmaxNode : Node
{
    private SoftmaxNode(string name, Edge input) : base(name, [input], Edge.Q16(name, input.Shape, new Interval(0, FixedPoint.One))) { }

    /// <inheritdoc/>
    public override string Kind => "softmax";

    /// <summary>Length of the last axis.</summary>
    public int Width => Output.Shape[^1];

    internal static SoftmaxNode Create(string name, Edge input) => input.Shape[^1] <= Softmax.MaxWidth
        ? new SoftmaxNode(name, input)
        : throw new CodeGenException($"HRVG102 {name} (Softmax): rows of {input.Shape[^1]}; accepted: at most {Softmax.MaxWidth}");
}
