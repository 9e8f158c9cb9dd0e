namespace HrvXkd.CodeGen.Graph;

/// <summary>Edges of one format put behind one another along an axis.</summary>
public sealed class ConcatNode : Node
{
    private ConcatNode(string name, IReadOnlyList<Edge> inputs, Edge output, int axis) : base(name, inputs, output) => Axis = axis;

    /// <inheritdoc/>
    public override string Kind => "concat";

    /// <summary>The axis.</summary>
    public int Axis { get; }

    /// <summary>Blocks before the axis.</summary>
    public int Blocks => Output.Shape.Take(Axis).Aggregate(1, (product, size) => product * size);

    internal static ConcatNode Create(string name, Edge[] inputs, int axis)
    {
        int[] shape = [.. inputs[0].Shape];
        shape[axis] = inputs.Sum(input => input.Shape[axis]);
        Interval range = inputs.Select(input => input.Range).Aggregate((all, next) => all.Hull(next));
        return new ConcatNode(name, inputs, new Edge(name, shape, inputs[0].Kind, inputs[0].Scale, range), axis);
    }
}
