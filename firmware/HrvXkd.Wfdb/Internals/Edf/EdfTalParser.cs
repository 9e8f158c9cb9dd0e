// Time-stamped annotation lists of EDF+: +onset[\x15duration]\x14text\x14text\x14\0. Source: Kemp & Olivan 2003, 2.2.2.
using System.Globalization;
using System.Text;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>Bytes of an annotation signal to annotations.</summary>
internal static class EdfTalParser
{
    private const byte TextMark = 20;
    private const byte DurationMark = 21;

    /// <summary>Parses the annotations of a data record.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="place">Byte of the file at which they start, for messages.</param>
    /// <param name="bytes">The bytes; zeros fill what is not in use.</param>
    /// <returns>Annotations, seconds from the start of the file; an empty text keeps the time of a data record.</returns>
    public static List<EdfAnnotation> Parse(string file, long place, ReadOnlySpan<byte> bytes)
    {
        List<EdfAnnotation> found = [];
        int at = 0;
        while (at < bytes.Length && bytes[at] != 0)
        {
            int length = bytes[at..].IndexOf((byte)0);
            if (length < 2 || bytes[at + length - 1] != TextMark)
                throw Fault(file, place + at, "found an annotation without its end", "the bytes 20 and 0");
            Add(found, file, place + at, bytes.Slice(at, length - 1));
            at += length + 1;
        }

        return found;
    }

    private static void Add(List<EdfAnnotation> found, string file, long place, ReadOnlySpan<byte> list)
    {
        int mark = list.IndexOf(TextMark);
        ReadOnlySpan<byte> stamp = mark < 0 ? list : list[..mark];
        int split = stamp.IndexOf(DurationMark);
        double onset = Seconds(file, place, "onset", split < 0 ? stamp : stamp[..split]);
        double? duration = split < 0 || split == stamp.Length - 1 ? null : Seconds(file, place, "duration", stamp[(split + 1)..]);
        ReadOnlySpan<byte> texts = mark < 0 ? [] : list[(mark + 1)..];
        foreach (Range range in texts.Split(TextMark))
            found.Add(new EdfAnnotation(onset, duration, Encoding.UTF8.GetString(texts[range])));
    }

    private static double Seconds(string file, long place, string what, ReadOnlySpan<byte> digits)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return double.TryParse(digits, Style, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) <= 1e10
            ? seconds
            : throw Fault(file, place, $"{what} is {Faults.Quote(Encoding.Latin1.GetString(digits))}", "seconds, such as +1.5");
    }

    private static WfdbException Fault(string file, long place, string found, string expected) =>
        new(Faults.Text($"{file} byte {place}: {found}, expected {expected}"));
}
