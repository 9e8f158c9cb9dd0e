// Signal line: FILE FORMAT[xSAMPLES][:SKEW][+OFFSET] GAIN ADCRES ADCZERO INITIAL CHECKSUM BLOCK DESCRIPTION. Source: header(5).
using System.Globalization;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A signal, as far as its header line says what to fetch.</summary>
/// <param name="File">Name of its file, or ~ for none.</param>
/// <param name="Format">WFDB format number.</param>
/// <param name="SamplesPerFrame">Samples in a frame, 1 or more.</param>
/// <param name="ByteOffset">Bytes before the samples.</param>
/// <param name="Description">Description, such as II or ABP.</param>
internal sealed record HeaderSignal(string File, int Format, int SamplesPerFrame, long ByteOffset, string Description)
{
    private const int FieldsBeforeDescription = 8;
    private static readonly char[] Marks = ['x', ':', '+'];

    /// <summary>Parses a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static HeaderSignal Parse(string path, string[] fields)
    {
        if (fields.Length < 2)
            throw new FormatException($"{path}: found signal line '{SafePath.Shown(string.Join(' ', fields))}', expected a file and a format");
        string file = fields[0] is "~" or "-" ? HeaderFacts.Gap : SafePath.CheckedName(fields[0], path);
        return new HeaderSignal(
            file,
            (int)(Number(path, fields[1], '\0') ?? throw new FormatException($"{path}: found format '{SafePath.Shown(fields[1])}', expected a number")),
            (int)Math.Max(1, Number(path, fields[1], 'x') ?? 1),
            Number(path, fields[1], '+') ?? 0,
            string.Join(' ', fields.Skip(FieldsBeforeDescription)));
    }

    /// <summary>Bytes of so many samples, all signals of the file counted, or null for compressed and foreign formats.</summary>
    public long? BytesFor(long samples) => Format switch
    {
        8 or 80 => ByteOffset + samples,
        16 or 61 or 160 => ByteOffset + (2 * samples),
        24 => ByteOffset + (3 * samples),
        32 => ByteOffset + (4 * samples),
        212 => ByteOffset + ((3 * samples) + 1) / 2,
        310 or 311 => ByteOffset + (4 * (samples / 3)) + (samples % 3 == 0 ? 0 : Format == 310 ? 2 : 1),
        _ => null,
    };

    // 212x4:3+24: the number after a mark, or before the first one.
    private static long? Number(string path, string field, char mark)
    {
        int start = mark == '\0' ? 0 : field.IndexOf(mark, StringComparison.Ordinal) + 1;
        if (start == 0 && mark != '\0')
            return null;
        int end = field.IndexOfAny(Marks, start);
        string digits = field[start..(end < 0 ? field.Length : end)];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number < int.MaxValue
            ? number
            : throw new FormatException($"{path}: found format '{SafePath.Shown(field)}', expected a number, perhaps with x, : or + and a number");
    }
}
