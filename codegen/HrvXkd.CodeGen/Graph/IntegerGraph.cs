namespace HrvXkd.CodeGen.Graph;

/// <summary>A checked integer program: the one meaning that reference, emitted code and report share.</summary>
/// <remarks>
/// An int8 edge is an int8 with its scale and zero point 0. Every other edge is int32 in Q16.16, saturating. Each node rounds once, half up,
/// by <c>clamp((accumulator * multiplier + bias) &gt;&gt; shift)</c>; see the kernels in HrvXkd.Core. No accumulator can overflow: nodes are
/// refused on construction if one could.
/// </remarks>
public sealed class IntegerGraph
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Key-value pairs about the model, ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Inputs in the order of the file, Q16.16.</summary>
    public required IReadOnlyList<Edge> Inputs { get; init; }

    /// <summary>The result, Q16.16.</summary>
    public required Edge Output { get; init; }

    /// <summary>Layers in topological order.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>Numbers of the trained model.</summary>
    public int Weights => Nodes.Sum(node => node.Weights);

    /// <summary>Multiply-accumulates of one full vector.</summary>
    public long Macs => Nodes.Sum(node => node.Macs);
}
