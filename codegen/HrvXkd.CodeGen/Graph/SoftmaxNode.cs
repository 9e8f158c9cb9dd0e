using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Softmax over the last axis of a Q16.16 edge, to Q16.16 or straight to int8.</summary>
public sealed class SoftmaxNode : Node
{
    private SoftmaxNode(string name, Edge input, Edge output, Requantization? requantization) : base(name, [input], output) => Requantization = requantization;

    /// <inheritdoc/>
    public override string Kind => "softmax";

    /// <summary>Length of the last axis.</summary>
    public int Width => Output.Shape[^1];

    /// <summary>From probabilities in Q30 to int8; null for a Q16.16 result.</summary>
    public Requantization? Requantization { get; }

    internal static SoftmaxNode Create(string name, Edge input)
    {
        Check(name, input);
        return new SoftmaxNode(name, input, Edge.Q16(name, input.Shape, new Interval(0, FixedPoint.One)), null);
    }

    internal static SoftmaxNode Create(Edge input, Import.Tail tail)
    {
        Check(tail.Name, input);
        Interval[] range = [new Interval(0, 1L << 30)];
        Requantization requantization = Requantization.Create(tail.Name, [tail.ScaleOf(1)[0] / (1L << 30) / tail.Step], tail.OffsetSteps(1), range, tail.Low, tail.High, commonShift: true);
        return new SoftmaxNode(tail.Name, input, tail.Edge(input.Shape, requantization.Range(range)), requantization);
    }

    private static void Check(string name, Edge input)
    {
        if (input.Shape[^1] > Softmax.MaxWidth)
            throw new CodeGenException($"HRVG102 {name} (Softmax): rows of {input.Shape[^1]}; accepted: at most {Softmax.MaxWidth}");
    }
}
