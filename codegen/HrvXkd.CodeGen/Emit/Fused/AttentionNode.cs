using HrvXkd.CodeGen.Graph;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Emit.Fused;

/// <summary>Scores, their scale and mask, softmax and weighted sums in one kernel, which rounds and saturates as the layers do.</summary>
internal sealed class AttentionNode : Node
{
    // From Q30, which a softmax has, to Q16.16.
    private static readonly long[] SharesQ16 = [1 << 30, 1L << 43, 44, 0, FixedPoint.One];

    private readonly MatMulNode _scores;
    private readonly MatMulNode _sums;
    private readonly string _parts;

    private AttentionNode(MatMulNode scores, MatMulNode sums, HeadRows[] operands, Edge? penalty, Edge output, IEnumerable<Node> parts)
        : base(output.Name, [.. operands.Select(operand => operand.Source), .. penalty is null ? Array.Empty<Edge>() : [penalty]], output)
    {
        (_scores, _sums, Operands) = (scores, sums, operands);
        _parts = string.Join(" ", parts.Select(part => part.Name));
    }

    /// <summary>Queries, keys and values: the first inputs. A fourth input, if there is one, is added to the scores.</summary>
    public IReadOnlyList<HeadRows> Operands { get; }

    /// <summary>What scales the scores, or null.</summary>
    public required Requantization? Scale { get; init; }

    /// <summary>Requantizations of scores, shares and sums, as the kernel takes them.</summary>
    public required IReadOnlyList<long> Steps { get; init; }

    /// <summary>Heads.</summary>
    public int Heads => _scores.Batch;

    /// <summary>Queries of a head.</summary>
    public int Rows => _scores.Rows;

    /// <summary>Keys of a head.</summary>
    public int Windows => _scores.Columns;

    /// <summary>Elements of a query.</summary>
    public int Width => _scores.Inner;

    /// <summary>True if it weighs windows, once a push, by shares in Q16.16: those a picture shows.</summary>
    public bool ShowsWeights => Rows == 1 && Windows == Core.Sequence.Windows && Steps.Skip(SelfAttention.StepLength).Take(SelfAttention.StepLength).SequenceEqual(SharesQ16);

    public override string Kind => $"attention ({_parts})";

    public override long Macs => _scores.Macs + _sums.Macs;

    // The wider of the two sums as a share of what holds it.
    public override long WorstAccumulator => Widest.WorstAccumulator;

    public override int AccumulatorBits => Widest.AccumulatorBits;

    private MatMulNode Widest => double.ScaleB(_scores.WorstAccumulator, -_scores.AccumulatorBits) > double.ScaleB(_sums.WorstAccumulator, -_sums.AccumulatorBits) ? _scores : _sums;

    /// <summary>The weighted sums fused with all layers back to the scores, or null.</summary>
    public static AttentionNode? Of(MatMulNode sums, Consumers consumers)
    {
        if (sums.Output.Kind != EdgeKind.Int8 || sums.Inputs[1].Kind != EdgeKind.Int8 || consumers.OnlyMaker(sums.Inputs[0]) is not SoftmaxNode softmax)
            return null;
        List<Node> parts = [sums, softmax];
        Node? before = consumers.OnlyMaker(softmax.Inputs[0]);
        Edge? penalty = null;
        if (before is BinaryNode { Operation: BinaryOperation.Add } mask && mask.Period == softmax.Width)
        {
            (penalty, int[] order) = consumers.Behind(mask.Inputs[1]);
            if (order.Where((from, i) => from != i).Any())
                return null;
            parts.Add(mask);
            before = consumers.OnlyMaker(mask.Inputs[0]);
        }

        Requantization? scale = null;
        if (before is AffineNode { Requantization: { Low: int.MinValue, High: int.MaxValue } } affine && affine.Inputs[0].Kind == EdgeKind.Q16)
        {
            scale = affine.Requantization;
            parts.Add(affine);
            before = consumers.OnlyMaker(affine.Inputs[0]);
        }

        if (before is not MatMulNode scores || scores.Output.Kind != EdgeKind.Q16 || scores.Inputs.Any(input => input.Kind != EdgeKind.Int8)
            || (scores.Batch, scores.Rows, scores.Columns) != (sums.Batch, sums.Rows, sums.Inner) || scores.Inner != sums.Columns)
            return null;
        parts.Add(scores);
        parts.Reverse();
        if (Operands3(scores, sums, consumers) is not { } operands || Result(sums, consumers) is not { } output || new[] { scores.Requantization, softmax.Requantization, sums.Requantization }.Any(HasChannels))
            return null;
        return new AttentionNode(scores, sums, operands, penalty, output, parts)
        {
            Scale = scale,
            Steps = [.. Step(scores.Requantization), .. softmax.Requantization is { } shares ? Step(shares) : SharesQ16, .. Step(sums.Requantization)],
        };
    }

    private static bool HasChannels(Requantization? requantization) => requantization is not null && (requantization.Channels > 1 || requantization.Bias.Length > 1);

    private static IEnumerable<long> Step(Requantization r) => [r.Multiplier[0], r.Bias[0], r.Shift[0], r.Low, r.High];

    private static HeadRows[]? Operands3(MatMulNode scores, MatMulNode sums, Consumers consumers)
    {
        int heads = scores.Batch, rows = scores.Rows, windows = scores.Columns, width = scores.Inner;
        return HeadRows.Of(consumers, scores.Inputs[0], rows, heads, width, (row, head, d) => (((head * rows) + row) * width) + d) is { } query
            && HeadRows.Of(consumers, scores.Inputs[1], windows, heads, width, (window, head, d) => (((head * width) + d) * windows) + window) is { } keys
            && HeadRows.Of(consumers, sums.Inputs[1], windows, heads, width, (window, head, d) => (((head * windows) + window) * width) + d) is { } values
            ? [query, keys, values]
            : null;
    }

    // The sums lie [heads, rows, width]; the kernel writes [rows, heads, width], which a layout usually makes of them.
    private static Edge? Result(MatMulNode sums, Consumers consumers)
    {
        if (sums.Batch == 1 || sums.Rows == 1)
            return sums.Output;
        return consumers.OnlyReader(sums.Output) is LayoutNode layout && layout.Output.Count == sums.Output.Count
            && layout.Map.Select((from, i) => (from, i)).All(pair => pair.from == Sum(pair.i)) ? layout.Output : null;

        int Sum(int i) => (((i / sums.Columns % sums.Batch * sums.Rows) + (i / (sums.Columns * sums.Batch))) * sums.Columns) + (i % sums.Columns);
    }
}
