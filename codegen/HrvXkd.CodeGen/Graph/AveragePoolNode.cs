using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Mean under a kernel that moves along the last axis, requantized with one rounding; what lies outside counts as 0.</summary>
public sealed class AveragePoolNode : Node
{
    private readonly Interval _sum;

    private AveragePoolNode(Tail tail, Edge input, Edge output, Windowing windowing, Requantization requantization, Interval sum) : base(tail.Name, [input], output) =>
        (Windowing, Requantization, _sum, Weights) = (windowing, requantization, sum, tail.Weights);

    /// <inheritdoc/>
    public override string Kind => "averagepool";

    /// <summary>One multiplier; 1 / kernel is inside.</summary>
    public Requantization Requantization { get; }

    /// <inheritdoc/>
    public override int Weights { get; }

    /// <inheritdoc/>
    public override long WorstAccumulator => _sum.Magnitude;

    /// <inheritdoc/>
    public override int AccumulatorBits => 63;

    internal Windowing Windowing { get; }

    internal static AveragePoolNode Create(Edge input, Windowing windowing, int[] shape, Tail tail)
    {
        Interval sum = new(Math.Min(0, input.Range.Low * windowing.Kernel), Math.Max(0, input.Range.High * windowing.Kernel));
        double scale = tail.ScaleOf(1)[0] * input.Scale / windowing.Kernel / tail.Step;
        Requantization requantization = Requantization.Create(tail.Name, [scale], tail.OffsetSteps(1), [sum], tail.Low, tail.High, commonShift: true);
        return new AveragePoolNode(tail, input, tail.Edge(shape, requantization.Range([sum])), windowing, requantization, sum);
    }
}
