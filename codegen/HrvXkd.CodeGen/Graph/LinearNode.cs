namespace HrvXkd.CodeGen.Graph;

/// <summary>Product with a constant matrix, bias, clamp and requantization in one rounding: [.., inner] to [.., columns].</summary>
public sealed class LinearNode : Node
{
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
        double[] all = tail.ScaleOf(columns);
        (int[] weight, double[] unit, Interval[] sums) = WeightMatrix.Of(tail.Name, input, matrix, Array.ConvertAll(all, value => value * input.Scale / tail.Step));
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
}
