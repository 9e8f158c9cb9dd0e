namespace HrvXkd.Wfdb;

/// <summary>One annotation of a record.</summary>
/// <param name="Sample">Frame, 0 is the first.</param>
/// <param name="Code">MIT annotation code, 1..49.</param>
/// <param name="Subtype">Subtype, -128..127.</param>
/// <param name="Channel">Signal it belongs to.</param>
/// <param name="Auxiliary">Text, or empty.</param>
public readonly record struct Annotation(long Sample, int Code, int Subtype, int Channel, string Auxiliary)
{
    /// <summary>True for the codes that stand for a beat.</summary>
    public bool IsBeat => throw new NotSupportedException();
}
