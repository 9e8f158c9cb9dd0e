namespace HrvXkd.NanoCode;

/// <summary>An instance of a class.</summary>
/// <param name="Type">Name of the class.</param>
/// <param name="Fields">Its fields in the order of their definition.</param>
internal sealed record IlObject(string Type, IlValue[] Fields)
{
    public bool Equals(IlObject? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>The address of an element.</summary>
internal sealed record IlElement(Array Array, int Index);

/// <summary>The address of a local, argument or field.</summary>
internal sealed record IlAddress(IlValue[] Store, int Index);
