namespace HrvXkd.Wfdb;

/// <summary>One annotation of a record.</summary>
/// <param name="Sample">Frame, 0 is the first.</param>
/// <param name="Code">MIT annotation code, 1..49, see <see cref="AnnotationCode"/>.</param>
/// <param name="Subtype">Subtype, -128..127.</param>
/// <param name="Channel">Signal it belongs to, 0..255.</param>
/// <param name="Auxiliary">Text, or empty.</param>
public readonly record struct Annotation(long Sample, int Code, int Subtype, int Channel, string Auxiliary)
{
    /// <summary>Number that the annotator gave, -128..127; 0 if it gave none.</summary>
    public int Number { get; init; }

    /// <summary>True for the codes that stand for a beat: the ones WFDB calls QRS codes.</summary>
    public bool IsBeat => AnnotationCode.IsBeat(Code);
}
