// Storage formats by their codes. Source: WFDB Applications Guide, signal(5).
namespace HrvXkd.Wfdb.Internals.Formats;

/// <summary>The formats. Another one with samples at fixed places is one more class and an entry here.</summary>
internal static class SignalFormats
{
    /// <summary>Code of a signal without samples.</summary>
    public const int Null = 0;

    private static readonly PackedFormat[] Packed =
    [
        new Format8(), new Format16(), new Format24(), new Format32(), new Format61(), new Format80(), new Format160(), new Format212(),
        new Format310(), new Format311(),
    ];

    private static readonly int[] Flac = [508, 516, 524];

    /// <summary>Codes of all formats, for messages.</summary>
    public static string Supported { get; } = string.Join(", ", Packed.Select(format => format.Code).Concat(Flac).Prepend(Null));

    /// <summary>Codes of the formats that are written, for messages.</summary>
    public static string Written { get; } = string.Join(", ", Packed.OfType<WritableFormat>().Select(format => format.Code));

    /// <summary>True for a code that can be read.</summary>
    public static bool IsSupported(int code) => code == Null || IsFlac(code) || FindPacked(code) is not null;

    /// <summary>True for the codes of FLAC streams.</summary>
    public static bool IsFlac(int code) => Array.IndexOf(Flac, code) >= 0;

    /// <summary>Bits of a sample of a FLAC stream; the most negative value of this width stands for a missing sample.</summary>
    public static int FlacBits(int code) => code - 500;

    /// <summary>The format with samples at fixed places of a code, or null.</summary>
    public static PackedFormat? FindPacked(int code) => Array.Find(Packed, format => format.Code == code);

    /// <summary>The format of a code if it can be written, or null.</summary>
    public static WritableFormat? FindWritable(int code) => FindPacked(code) as WritableFormat;
}
