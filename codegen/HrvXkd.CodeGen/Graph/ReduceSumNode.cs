namespace HrvXkd.CodeGen.Graph;

/// <summary>Sum over one axis, Q16.16 to Q16.16.</summary>
public sealed class ReduceSumNode : Node
{
    private ReduceSumNode(string name, Edge input, Edge output, int axis) : base(name, [input], output) => Axis = axis;

    /// <inheritdoc/>
    public override string Kind => "sum";

    /// <summary>The axis.</summary>
    public int Axis { get; }

    /// <summary>Elements before the axis.</summary>
    public int Outer => Inputs[0].Shape.Take(Axis).Aggregate(1, (product, size) => product * size);

    /// <summary>Length of the axis.</summary>
    public int Length => Inputs[0].Shape[Axis];

    /// <summary>Elements after the axis.</summary>
    public int Inner => Inputs[0].Count / (Outer * Length);

    /// <inheritdoc/>
    public override long WorstAccumulator => Inputs[0].Range.Magnitude * Length;

    /// <inheritdoc/>
    public override int AccumulatorBits => 63;

    internal static ReduceSumNode Create(string name, Edge input, int axis, bool keep)
    {
        int length = input.Shape[axis];
        Interval range = new Interval(input.Range.Low * length, input.Range.High * length).Saturated;
        IEnumerable<int> shape = input.Shape.Take(axis).Concat(keep ? [1] : []).Concat(input.Shape.Skip(axis + 1));
        return new ReduceSumNode(name, input, Edge.Q16(name, [.. shape], range), axis);
    }
}
