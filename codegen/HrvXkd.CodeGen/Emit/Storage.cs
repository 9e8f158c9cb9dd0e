using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Where the integers of an edge lie between layers: an array of the class, or the caller's for the features.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Name">Name of an array of its own, or of the caller's.</param>
/// <param name="Rows">Rows kept: 8 for a cache, oldest window first; 1 for the newest window only or an edge that mixes windows.</param>
/// <param name="RowLength">Elements of a row.</param>
/// <param name="Owned">True if it lies in the class.</param>
internal sealed record Storage(Edge Edge, string Name, int Rows, int RowLength, bool Owned)
{
    /// <summary>Name of the array.</summary>
    public string Field { get; private set; } = Name;

    /// <summary>True if it holds older windows, too, and so lives from push to push.</summary>
    public bool IsKept => Rows > 1;

    /// <summary>Element type.</summary>
    public string Type => Edge.Kind == EdgeKind.Int8 ? "sbyte" : "int";

    /// <summary>Number of elements.</summary>
    public int Length => Rows * RowLength;

    /// <summary>Size in memory.</summary>
    public int Bytes => Owned ? Length * (Edge.Kind == EdgeKind.Int8 ? 1 : 4) : 0;

    /// <summary>Puts it into an array.</summary>
    public void LieIn(WorkArray array) => Field = array.Name;

    /// <summary>Storages are the same only if they are the same object.</summary>
    public bool Equals(Storage? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>First element of the newest row.</summary>
    public int Newest => (Rows - 1) * RowLength;
}
