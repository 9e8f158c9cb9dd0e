namespace HrvXkd.CodeGen.Graph;

/// <summary>Product with a constant matrix, bias, clamp and requantization in one rounding: [.., inner] to [.., columns].</summary>
public sealed class LinearNode : Node
{
    private const double WideLimit = 1L << 54;
    private const int WideBits = 24, LeastWideBits = 12;

    private LinearNode(string name, Edge input, Edge output) : base(name, [input], output) { }

    /// <inheritdoc/>
    public override string Kind => "linear";

    /// <summary>Weights of an int8 layer, shape [columns, inner]; null for a wide one.</summary>
    public sbyte[]? Int8Weight { get; private init; }

    /// <summary>Weights of a wide layer, shape [columns, inner]; null for an int8 one.</summary>
    public int[]? WideWeight { get; private init; }

    /// <summary>Length of a row.</summary>
    public required int Inner { get; init; }

    /// <summary>Number of outputs.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of one full vector.</summary>
    public int Rows => Output.Count / Columns;

    /// <summary>Multipliers per column, one shift.</summary>
    public required Requantization Requantization { get; init; }

    /// <inheritdoc/>
    public override int Weights => (Inner * Columns) + ExtraWeights;

    /// <inheritdoc/>
    public override long Macs => (long)Rows * Inner * Columns;

    /// <inheritdoc/>
    public override long WorstAccumulator => WorstSum;

    /// <inheritdoc/>
    public override int AccumulatorBits => Int8Weight is null ? 63 : 31;

    private int ExtraWeights { get; init; }

    private long WorstSum { get; init; }

    /// <summary>Weight of one output and input.</summary>
    /// <param name="column">Output.</param>
    /// <param name="k">Input.</param>
    /// <returns>The integer weight.</returns>
    public int Weight(int column, int k) => Int8Weight?[(column * Inner) + k] ?? WideWeight![(column * Inner) + k];

    internal static LinearNode Create(Edge input, Import.Constant matrix, Import.Tail tail)
    {
        int inner = matrix.Shape[0], columns = matrix.Shape[1];
        bool narrow = input.Kind == EdgeKind.Int8;
        (int[] weight, double[] unit) = narrow ? Import.Int8Matrix.Transposed(matrix) : Widen(tail.Name, input, matrix);
        Interval[] sums = Sums(tail.Name, input.Range, weight, inner, columns, narrow ? int.MaxValue : (long)WideLimit);
        double[] all = tail.ScaleOf(columns);
        double[] scale = [.. Enumerable.Range(0, columns).Select(n => all[n] * unit[n] * input.Scale / tail.Step)];
        Requantization requantization = Requantization.Create(tail.Name, scale, tail.OffsetSteps(columns), sums, tail.Low, tail.High, commonShift: true);
        int[] shape = [.. input.Shape.Take(input.Shape.Count - 1), columns];
        return new LinearNode(tail.Name, input, tail.Edge(shape, requantization.Range(sums)))
        {
            Inner = inner,
            Columns = columns,
            Int8Weight = narrow ? Array.ConvertAll(weight, value => (sbyte)value) : null,
            WideWeight = narrow ? null : weight,
            Requantization = requantization,
            ExtraWeights = tail.Weights,
            WorstSum = sums.Max(sum => sum.Magnitude),
        };
    }

    // Weights of up to 24 bits with one power of two as scale, fewer bits if the accumulator could pass 2^54.
    private static (int[] Weight, double[] Unit) Widen(string name, Edge input, Import.Constant matrix)
    {
        int inner = matrix.Shape[0], columns = matrix.Shape[1];
        double largest = matrix.Values.Max(Math.Abs);
        for (int bits = WideBits; bits >= LeastWideBits; bits--)
        {
            int exponent = largest == 0 ? 0 : bits - 1 - Math.ILogB(largest);
            double[] scaled = Array.ConvertAll(matrix.Values, value => Math.Round(Math.ScaleB(value, exponent), MidpointRounding.AwayFromZero));
            double worst = Enumerable.Range(0, columns).Max(n => Enumerable.Range(0, inner).Sum(k => Math.Abs(scaled[(k * columns) + n]))) * input.Range.Magnitude;
            if (worst > WideLimit)
                continue;
            int[] weight = new int[inner * columns];
            for (int i = 0; i < weight.Length; i++)
                weight[i] = (int)scaled[(i % inner * columns) + (i / inner)];
            return (weight, [.. Enumerable.Repeat(Math.ScaleB(1, -exponent), columns)]);
        }

        throw new CodeGenException($"HRVG110 {name}: {inner} terms of up to {input.Range.Magnitude} with weights of {LeastWideBits} bits can pass 2^54; accepted: narrower inputs (clip or quantize them) or fewer terms");
    }

    private static Interval[] Sums(string name, Interval input, int[] weight, int inner, int columns, long limit)
    {
        Interval[] sums = new Interval[columns];
        for (int n = 0; n < columns; n++)
        {
            Int128 low = 0, high = 0;
            for (int k = 0; k < inner; k++)
            {
                Int128 a = (Int128)weight[(n * inner) + k] * input.Low, b = (Int128)weight[(n * inner) + k] * input.High;
                low += Int128.Min(a, b);
                high += Int128.Max(a, b);
            }

            // Partial sums too: they lie between the sum of the negative and that of the positive terms.
            if (Int128.Max(high, -low) > limit)
                throw new CodeGenException($"HRVG110 {name}: column {n} can sum to {Int128.Max(high, -low)}, the accumulator holds {limit}; accepted: fewer terms or smaller weights");
            sums[n] = new Interval((long)low, (long)high);
        }

        return sums;
    }
}
