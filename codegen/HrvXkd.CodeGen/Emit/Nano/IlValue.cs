namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>A value on the stack, in a local, field or element.</summary>
internal readonly struct IlValue
{
    public IlValue(int number) => Number = number;

    public IlValue(long number) => (Number, IsLong) = (number, true);

    public IlValue(object? reference) => Reference = reference;

    /// <summary>The number, sign-extended.</summary>
    public long Number { get; }

    /// <summary>True for 64 bits, false for 32.</summary>
    public bool IsLong { get; }

    /// <summary>An array (<c>IlValue[]</c>), object or address; null for a number.</summary>
    public object? Reference { get; }

    /// <summary>True unless it is 0 or null.</summary>
    public bool IsTrue => Reference is not null || Number != 0;

    /// <summary>A number of the width of another.</summary>
    public static IlValue Like(IlValue other, long number) => other.IsLong ? new IlValue(number) : new IlValue((int)number);
}

/// <summary>An instance of an emitted class.</summary>
internal sealed class IlObject
{
    /// <summary>Fields by token.</summary>
    public Dictionary<int, IlValue> Fields { get; } = [];
}

/// <summary>The address of a local or element.</summary>
internal sealed record IlAddress(IlValue[] Store, int Index);
