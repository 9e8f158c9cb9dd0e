// What selection needs of a WFDB header (header(5) of the WFDB Applications Guide) before any signal file is here.
// HrvXkd.Wfdb opens whole records, signal files included; these are not there yet, and a segment list names files that may never come.
using System.Globalization;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A header, as far as it says what to fetch.</summary>
/// <param name="RateHz">Frames per second.</param>
/// <param name="Frames">Frames, 0 if the header does not say.</param>
/// <param name="Signals">Signals, empty for a list of segments.</param>
/// <param name="Segments">Names of segments with their frames; empty for a record of its own. A gap is called ~.</param>
internal sealed record HeaderFacts(
    double RateHz, long Frames, IReadOnlyList<HeaderSignal> Signals, IReadOnlyList<(string Name, long Frames)> Segments)
{
    public const string Gap = "~";
    private const double DefaultRateHz = 250;
    private const int MostLines = 1_000_000;

    /// <summary>Length, seconds.</summary>
    public double Seconds => Frames / RateHz;

    /// <summary>Parses a header.</summary>
    /// <param name="path">Path for messages.</param>
    /// <param name="text">Text of the file.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static HeaderFacts Parse(string path, string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Take(MostLines)];
        string[] head = lines.Length == 0 ? [] : Fields(lines[0]);
        if (head.Length < 2 || !int.TryParse(head[1], NumberStyles.None, CultureInfo.InvariantCulture, out int signals))
            throw new FormatException($"{path}: found '{SafePath.Shown(lines.FirstOrDefault() ?? "")}', expected a record name and the number of signals");
        double rate = head.Length > 2 ? Rate(path, head[2]) : DefaultRateHz;
        long frames = head.Length > 3 ? Count(path, head[3]) : 0;
        string[] name = head[0].Split('/');
        if (name.Length == 1)
            return new HeaderFacts(rate, frames, [.. Lines(path, lines, signals).Select(line => HeaderSignal.Parse(path, line))], []);
        long segments = Count(path, name[1]);
        return new HeaderFacts(rate, frames, [], [.. Lines(path, lines, segments).Select(line => Segment(path, line))]);
    }

    /// <summary>Bytes that a signal file of this record must have, or null where header or format does not say.</summary>
    /// <param name="file">Name of the file.</param>
    public long? BytesOf(string file)
    {
        HeaderSignal[] inside = [.. Signals.Where(signal => signal.File == file)];
        long samples = Frames * inside.Sum(signal => signal.SamplesPerFrame);
        return Frames == 0 ? null : inside[0].BytesFor(samples);
    }

    private static IEnumerable<string[]> Lines(string path, string[] lines, long count) =>
        count < lines.Length
            ? lines.Skip(1).Take((int)count).Select(Fields)
            : throw new FormatException($"{path}: found {lines.Length - 1} lines after the first, expected {count} as it says");

    private static (string Name, long Frames) Segment(string path, string[] fields) =>
        fields.Length < 2
            ? throw new FormatException($"{path}: found segment '{SafePath.Shown(fields[0])}' without a length")
            : (fields[0] == Gap ? Gap : SafePath.CheckedName(fields[0], path), Count(path, fields[1]));

    private static double Rate(string path, string field) =>
        double.TryParse(field.Split('/')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate > 0 && double.IsFinite(rate)
            ? rate
            : throw new FormatException($"{path}: found the sampling rate '{SafePath.Shown(field)}', expected a number above 0");

    private static long Count(string path, string field) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count < 1L << 48
            ? count
            : throw new FormatException($"{path}: found '{SafePath.Shown(field)}', expected a number of samples or segments");

    private static string[] Fields(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
