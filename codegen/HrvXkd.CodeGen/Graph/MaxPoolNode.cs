using HrvXkd.CodeGen.Graph.Import;

namespace HrvXkd.CodeGen.Graph;

/// <summary>Largest element under a kernel that moves along the last axis; what lies outside does not count.</summary>
public sealed class MaxPoolNode : Node
{
    private MaxPoolNode(string name, Edge input, Edge output, Windowing windowing) : base(name, [input], output) => Windowing = windowing;

    /// <inheritdoc/>
    public override string Kind => "maxpool";

    internal Windowing Windowing { get; }

    internal static MaxPoolNode Create(string name, Edge input, Windowing windowing, int[] shape) =>
        new(name, input, new Edge(name, shape, input.Kind, input.Scale, input.Range), windowing);
}
