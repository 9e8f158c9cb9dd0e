using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>An array of the emitted class: the home of one edge, or of several that are never needed at the same time.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Type">Element type.</param>
/// <param name="Edges">What lies in it, in the order in which it is made.</param>
internal sealed record WorkArray(string Name, string Type, IReadOnlyList<Storage> Edges)
{
    /// <summary>Number of elements: those of the largest edge.</summary>
    public int Length { get; } = Edges.Max(edge => edge.Length);

    /// <summary>Size in memory.</summary>
    public int Bytes => Length * (Edges[0].Edge.Kind == EdgeKind.Int8 ? 1 : 4);
}
