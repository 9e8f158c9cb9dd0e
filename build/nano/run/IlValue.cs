namespace HrvXkd.NanoCode;

/// <summary>A value on the stack, in a local, argument or field: a number that knows its width, or a reference.</summary>
internal struct IlValue
{
    private static readonly object Wide = new();

    public IlValue(int number) => Number = number;

    public IlValue(long number) => (Number, Reference) = (number, Wide);

    public IlValue(object? reference) => Reference = reference;

    /// <summary>The number, sign-extended.</summary>
    public long Number;

    /// <summary>An array, object or address; null for an int and for null; a mark for a long.</summary>
    public object? Reference;

    /// <summary>True for 64 bits.</summary>
    public readonly bool IsLong => Reference == Wide;

    /// <summary>True unless it is 0 or null.</summary>
    public readonly bool IsTrue => Number != 0 || (Reference is not null && Reference != Wide);

    /// <summary>Replaces the number, in the width it has.</summary>
    public void Set(long number) => Number = Reference is null ? (int)number : number;

    /// <summary>Makes it an int.</summary>
    public void SetInt(int number) => (Number, Reference) = (number, null);

    /// <summary>Makes it a long.</summary>
    public void SetLong(long number) => (Number, Reference) = (number, Wide);
}
