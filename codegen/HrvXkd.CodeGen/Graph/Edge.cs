using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph;

/// <summary>What flows between nodes: a tensor of integers for one vector (no batch axis).</summary>
/// <param name="Name">Name in the trainer.</param>
/// <param name="Shape">Sizes without the batch.</param>
/// <param name="Kind">Format.</param>
/// <param name="Scale">Value of one step: 1/65536 for <see cref="EdgeKind.Q16"/>.</param>
/// <param name="Range">Integers that can occur, proven from the weights and the ranges before.</param>
public sealed record Edge(string Name, IReadOnlyList<int> Shape, EdgeKind Kind, double Scale, Interval Range)
{
    /// <summary>Name in the trainer, fit for a comment.</summary>
    public string Name { get; } = OnnxText.OneLine(Name);

    /// <summary>Most elements of one vector's edge.</summary>
    public const int MaxCount = 1 << 22;

    /// <summary>Value of one step of a Q16.16 edge.</summary>
    public const double Q16Scale = 1.0 / 65536;

    /// <summary>Number of elements.</summary>
    public int Count { get; } = CountOf(Name, Shape);

    /// <summary>Float edge of the ONNX model that carries the same numbers; verification compares with it.</summary>
    public string OnnxEdge { get; internal set; } = Name;

    /// <summary>Element i of <see cref="OnnxEdge"/> is element OnnxOrder[i] of this edge; null if the order is the same.</summary>
    public IReadOnlyList<int>? OnnxOrder { get; internal set; }

    /// <summary>Makes a Q16.16 edge.</summary>
    /// <param name="name">Name in the trainer.</param>
    /// <param name="shape">Sizes without the batch.</param>
    /// <param name="range">Integers that can occur.</param>
    /// <returns>The edge.</returns>
    public static Edge Q16(string name, IReadOnlyList<int> shape, Interval range) => new(name, shape, EdgeKind.Q16, Q16Scale, range);

    /// <summary>Edges are the same only if they are the same object: two edges may look alike.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True for the same object.</returns>
    public bool Equals(Edge? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Format and shape as a person reads them.</summary>
    /// <returns>Such as <c>int8[8,16]</c>.</returns>
    public override string ToString() => $"{(Kind == EdgeKind.Int8 ? "int8" : "q16")}[{string.Join(',', Shape)}]";

    // In double: a product beyond the limit must not wrap around to a small one.
    private static int CountOf(string name, IReadOnlyList<int> shape)
    {
        double count = shape.Aggregate(1.0, (product, size) => product * size);
        return count <= MaxCount
            ? (int)count
            : throw new CodeGenException($"HRVG102 {OnnxText.OneLine(name)}: [N,{string.Join(',', shape)}]; accepted: at most {MaxCount} numbers for each vector");
    }
}
