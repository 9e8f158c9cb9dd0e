namespace HrvXkd.CodeGen.Graph;

/// <summary>Reorders or selects elements: reshape, transpose, slice. Element i of the output is element Map[i] of the input.</summary>
public sealed class LayoutNode : Node
{
    private LayoutNode(string name, Edge input, Edge output, int[] map) : base(name, [input], output) => Map = map;

    /// <inheritdoc/>
    public override string Kind => "layout";

    /// <summary>Source of each element.</summary>
    public IReadOnlyList<int> Map { get; }

    internal static LayoutNode Create(string name, Edge input, int[] shape, int[] map) =>
        new(name, input, new Edge(name, shape, input.Kind, input.Scale, input.Range) { OnnxEdge = name }, map);
}
