namespace HrvXkd.CodeGen.Graph;

/// <summary>Mean over neighbouring axes, requantized with one rounding: [outer, length, inner] to [outer, inner].</summary>
public sealed class MeanNode : Node
{
    private readonly Interval _sum;

    private MeanNode(Import.Tail tail, Edge input, Edge output, Requantization requantization, Interval sum, int length, int inner) : base(tail.Name, [input], output) =>
        (Requantization, _sum, Length, Inner, Weights) = (requantization, sum, length, inner, tail.Weights);

    /// <inheritdoc/>
    public override string Kind => "mean";

    /// <summary>One multiplier; 1 / length is inside.</summary>
    public Requantization Requantization { get; }

    /// <summary>Elements of one mean.</summary>
    public int Length { get; }

    /// <summary>Elements after the axes.</summary>
    public int Inner { get; }

    /// <inheritdoc/>
    public override int Weights { get; }

    /// <inheritdoc/>
    public override long WorstAccumulator => _sum.Magnitude;

    /// <inheritdoc/>
    public override int AccumulatorBits => 63;

    internal static MeanNode Create(Edge input, int first, int last, int[] shape, Import.Tail tail)
    {
        int length = input.Shape.Skip(first).Take(last - first + 1).Aggregate(1, (product, size) => product * size);
        int inner = input.Shape.Skip(last + 1).Aggregate(1, (product, size) => product * size);
        // Partial sums too: zero lies inside.
        Interval sum = new(Math.Min(0, input.Range.Low * length), Math.Max(0, input.Range.High * length));
        double scale = tail.ScaleOf(1)[0] * input.Scale / length / tail.Step;
        Requantization requantization = Requantization.Create(tail.Name, [scale], tail.OffsetSteps(1), [sum], tail.Low, tail.High, commonShift: true);
        Interval mean = new(input.Range.Low * length, input.Range.High * length);
        return new MeanNode(tail, input, tail.Edge(shape, requantization.Range([mean])), requantization, sum, length, inner);
    }
}
