// Annotation files of the AHA database: 16 bytes an annotation. Byte 0 is 0, 1 the letter, 2-5 the time (high word first, each little endian), 6-7 a
// number counting from 1, 8 and 9 subtype and code as MIT has them (0 on the original tapes), 10-15 text. Source: WFDB Applications Guide, annot(5).
using System.Buffers.Binary;
using System.Text;

namespace HrvXkd.Wfdb.Internals.Annotations;

/// <summary>Bytes of an AHA annotation file to annotations with MIT codes.</summary>
internal static class AhaDecoder
{
    private const int Length = 16;
    private const int TextAt = 10;
    private const byte EndMark = 0xFF;
    private const int Unreadable = -1;

    // R is a premature beat on the T wave, E a ventricular escape beat, which have no name of their own here.
    private const string Letters = "NVFREPQUO[]";

    private static readonly int[] Codes =
    [
        AnnotationCode.Normal, AnnotationCode.VentricularPremature, AnnotationCode.Fusion, 41, 10, AnnotationCode.Paced, AnnotationCode.Unclassified,
        AnnotationCode.Noise, AnnotationCode.Note, AnnotationCode.FlutterStart, AnnotationCode.FlutterEnd,
    ];

    /// <summary>True if the first two annotations can be of this format and the file is whole.</summary>
    public static bool IsAha(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Length && IsStart(bytes) && bytes[1] != 0 && BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]) == 1
        && (bytes.Length == Length || IsEnd(bytes[Length..]) || IsStart(bytes[Length..]));

    /// <summary>Decodes.</summary>
    /// <param name="name">File name for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <returns>Annotations in order of time, in the unit of the file.</returns>
    public static List<Annotation> Decode(string name, ReadOnlySpan<byte> bytes)
    {
        List<Annotation> found = [];
        for (int at = 0; at < bytes.Length && !IsEnd(bytes[at..]); at += Length)
        {
            if (bytes.Length - at < Length)
                throw new WfdbException(Faults.Text($"{name} byte {at}: found {bytes.Length - at} bytes, expected {Length} of an AHA annotation: the file is cut short"));
            found.Add(One(name, at, bytes.Slice(at, Length)));
        }

        return [.. found.OrderBy(annotation => annotation.Sample)];
    }

    private static Annotation One(string name, int at, ReadOnlySpan<byte> bytes)
    {
        int letter = Letters.IndexOf((char)bytes[1], StringComparison.Ordinal);
        if (bytes[0] != 0 || letter < 0)
            throw new WfdbException(Faults.Text($"{name} byte {at}: found {bytes[0]} and letter code {bytes[1]}, expected 0 and one of {Letters}"));
        int time = (BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]);
        if (time < 0)
            throw new WfdbException(Faults.Text($"{name} byte {at}: found an annotation at {time}, expected 0 or later"));
        int subtype = (sbyte)bytes[8], code = bytes[9];
        if (code > AnnotationCode.Largest)
            throw new WfdbException(Faults.Text($"{name} byte {at + 9}: found MIT code {code}, expected 0..{AnnotationCode.Largest}"));
        if (bytes[1] == 'U' && subtype == 0)
            subtype = Unreadable;
        string text = Encoding.Latin1.GetString(bytes[TextAt..].TrimEnd((byte)0));
        return new Annotation(time, code > 0 ? code : Codes[letter], subtype, 0, text);
    }

    private static bool IsStart(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && bytes[0] == 0 && Letters.Contains((char)bytes[1], StringComparison.Ordinal);

    private static bool IsEnd(ReadOnlySpan<byte> bytes) => bytes[0] == EndMark || !bytes.ContainsAnyExcept((byte)0);
}
