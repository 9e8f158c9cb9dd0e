namespace HrvXkd.CodeGen.Graph;

/// <summary>Product of two edges, [batch.., rows, inner] by [batch.., inner, columns], requantized with one scale.</summary>
public sealed class MatMulNode : Node
{
    private readonly Interval _sum;

    private MatMulNode(string name, Edge left, Edge right, Edge output, Requantization requantization, Interval sum, int weights) : base(name, [left, right], output) =>
        (Requantization, _sum, Weights) = (requantization, sum, weights);

    /// <inheritdoc/>
    public override string Kind => "matmul";

    /// <summary>One multiplier.</summary>
    public Requantization Requantization { get; }

    /// <summary>Rows of the left operand.</summary>
    public int Rows => Inputs[0].Shape[^2];

    /// <summary>Length of the products' sum.</summary>
    public int Inner => Inputs[0].Shape[^1];

    /// <summary>Columns of the right operand.</summary>
    public int Columns => Inputs[1].Shape[^1];

    /// <summary>Products in one vector.</summary>
    public int Batch => Output.Count / (Rows * Columns);

    /// <inheritdoc/>
    public override int Weights { get; }

    /// <inheritdoc/>
    public override long Macs => (long)Output.Count * Inner;

    /// <inheritdoc/>
    public override long WorstAccumulator => _sum.Magnitude;

    /// <inheritdoc/>
    public override int AccumulatorBits => Inputs.All(input => input.Kind == EdgeKind.Int8) ? 31 : 63;

    internal static MatMulNode Create(Edge left, Edge right, Import.Tail tail)
    {
        int inner = left.Shape[^1];
        long limit = left.Kind == EdgeKind.Int8 && right.Kind == EdgeKind.Int8 ? int.MaxValue : 1L << 61;
        Int128[] corners = [(Int128)left.Range.Low * right.Range.Low, (Int128)left.Range.Low * right.Range.High, (Int128)left.Range.High * right.Range.Low, (Int128)left.Range.High * right.Range.High];
        Int128 low = Int128.Min(0, corners.Min() * inner), high = Int128.Max(0, corners.Max() * inner);
        if (Int128.Max(high, -low) > limit)
            throw new CodeGenException($"HRVG110 {tail.Name}: {inner} products can sum to {Int128.Max(high, -low)}, the accumulator holds {limit}; accepted: narrower inputs (clip or quantize them) or fewer terms");
        Interval sum = new((long)low, (long)high);
        double scale = tail.ScaleOf(1)[0] * left.Scale * right.Scale / tail.Step;
        Requantization requantization = Requantization.Create(tail.Name, [scale], tail.OffsetSteps(1), [sum], tail.Low, tail.High, commonShift: true);
        int[] shape = [.. left.Shape.Take(left.Shape.Count - 1), right.Shape[^1]];
        return new MatMulNode(tail.Name, left, right, tail.Edge(shape, requantization.Range([sum])), requantization, sum, tail.Weights);
    }
}
