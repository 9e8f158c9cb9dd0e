// The words of an MIT annotation file: 16 bit, low byte first, type in the upper 6, interval or value in the lower 10.
// Source: WFDB Applications Guide, annot(5).
namespace HrvXkd.Wfdb.Internals.Annotations;

/// <summary>Types above the annotation codes.</summary>
internal static class MitCodes
{
    /// <summary>A 32-bit interval follows: upper 16 bits first.</summary>
    public const int Skip = 59;

    /// <summary>Number of this and the following annotations.</summary>
    public const int Num = 60;

    /// <summary>Subtype of this annotation.</summary>
    public const int Sub = 61;

    /// <summary>Channel of this and the following annotations.</summary>
    public const int Chn = 62;

    /// <summary>Text of this annotation follows, padded to an even number of bytes.</summary>
    public const int Aux = 63;

    /// <summary>Bits of the interval.</summary>
    public const int IntervalBits = 10;

    /// <summary>Largest interval of a word.</summary>
    public const int LargestInterval = (1 << IntervalBits) - 1;

    /// <summary>Bytes of the longest text.</summary>
    public const int LargestText = 255;
}
