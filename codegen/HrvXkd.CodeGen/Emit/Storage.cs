using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Where the integers of an edge lie between layers: a field, or the caller's array for the features.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Field">Name of the array.</param>
/// <param name="Rows">Rows kept: 8 for a cache, oldest window first; 1 for the newest window only or an edge that mixes windows.</param>
/// <param name="RowLength">Elements of a row.</param>
/// <param name="Owned">True for a field of the class.</param>
internal sealed record Storage(Edge Edge, string Field, int Rows, int RowLength, bool Owned)
{
    /// <summary>Element type.</summary>
    public string Type => Edge.Kind == EdgeKind.Int8 ? "sbyte" : "int";

    /// <summary>Number of elements.</summary>
    public int Length => Rows * RowLength;

    /// <summary>Size in memory.</summary>
    public int Bytes => Owned ? Length * (Edge.Kind == EdgeKind.Int8 ? 1 : 4) : 0;

    /// <summary>First element of the newest row.</summary>
    public int Newest => (Rows - 1) * RowLength;
}
