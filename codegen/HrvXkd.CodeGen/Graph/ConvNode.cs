using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Convolution along the last axis with constant weights, bias, clamp and requantization in one rounding.</summary>
public sealed class ConvNode : Node
{
    private ConvNode(string name, Edge input, Edge output) : base(name, [input], output) { }

    /// <inheritdoc/>
    public override string Kind => "conv";

    /// <summary>Weights, shape [filters, depth, kernel]; int8 if the input is int8, else up to 24 bits.</summary>
    public required IReadOnlyList<int> Weight { get; init; }

    /// <summary>Multipliers per filter, one shift.</summary>
    public required Requantization Requantization { get; init; }

    /// <summary>Groups of channels that do not mix.</summary>
    public required int Groups { get; init; }

    /// <summary>Channels that one filter sees.</summary>
    public int Depth => Windowing.Channels / Groups;

    /// <summary>Filters.</summary>
    public int Filters => Requantization.Channels;

    /// <inheritdoc/>
    public override int Weights => Weight.Count + ExtraWeights;

    /// <inheritdoc/>
    public override long Macs => (long)Output.Count * Depth * Windowing.Kernel;

    /// <inheritdoc/>
    public override long WorstAccumulator => WorstSum;

    /// <inheritdoc/>
    public override int AccumulatorBits => Inputs[0].Kind == EdgeKind.Int8 ? 31 : 63;

    internal Windowing Windowing { get; private init; } = null!;

    private int ExtraWeights { get; init; }

    private long WorstSum { get; init; }

    internal static ConvNode Create(Edge input, Constant matrix, Windowing windowing, int groups, int[] shape, Tail tail)
    {
        int filters = matrix.Shape[1];
        // Outside the edge there are zeros: every sum may lack terms.
        Interval terms = input.Range.Hull(new Interval(0, 0));
        double[] all = tail.ScaleOf(filters);
        WeightMatrix weights = WeightMatrix.Of(tail.Name, input with { Range = terms }, matrix, Array.ConvertAll(all, value => value * input.Scale / tail.Step));
        double[] scale = [.. all.Select((value, n) => value * weights.Unit[n] * input.Scale / tail.Step)];
        Requantization requantization = Requantization.Create(tail.Name, scale, tail.OffsetSteps(filters), weights.Sums, tail.Low, tail.High, commonShift: true);
        return new ConvNode(tail.Name, input, tail.Edge(shape, requantization.Range(weights.Sums)))
        {
            Weight = weights.Steps,
            Requantization = requantization,
            Groups = groups,
            Windowing = windowing,
            ExtraWeights = tail.Weights + filters,
            WorstSum = weights.Sums.Max(sum => sum.Magnitude),
        };
    }
}
