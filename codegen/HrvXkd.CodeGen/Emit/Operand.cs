namespace HrvXkd.CodeGen.Emit;

/// <summary>An input of a layer as it lies in memory.</summary>
/// <param name="Storage">The array.</param>
/// <param name="Addresses">Index of each element, in the order the layer counts them.</param>
internal sealed record Operand(Storage Storage, int[] Addresses)
{
    /// <summary>Name of the array.</summary>
    public string Field => Storage.Field;

    /// <summary>Index of the first element.</summary>
    public int Offset => Addresses[0];

    /// <summary>True if the elements follow one another.</summary>
    public bool IsContiguous => Addresses.Select((address, i) => address == Offset + i).All(same => same);
}
