// Header files. Source: WFDB Applications Guide, header(5).
using System.Text;

namespace HrvXkd.Wfdb.Internals;

/// <summary>Text of a header file to a header.</summary>
internal static class HeaderParser
{
    /// <summary>Signals of a record at most; each open signal costs a read buffer.</summary>
    public const int LargestSignalCount = 1024;

    private const long LargestFile = 1 << 20;

    // With 1024 signals still within a long as a number of bytes.
    private const long LargestSampleCount = 1_000_000_000_000_000;

    private const double DefaultRateHz = 250;

    /// <summary>Reads and parses a header file.</summary>
    public static WfdbHeader Read(string path)
    {
        string name = Path.GetFileName(path);
        FileInfo file = new(path);
        if (!file.Exists)
            throw new WfdbException($"{Faults.Quote(name)} not found: no header at {Faults.Quote(path, 200)}");
        if (file.Length > LargestFile)
            throw new WfdbException(Faults.Text($"{name} holds {file.Length} bytes, expected a header of at most {LargestFile}"));
        return Parse(name, Encoding.UTF8.GetString(File.ReadAllBytes(path)));
    }

    /// <summary>Parses a header.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="text">Text of the file; lines end with LF or CR LF.</param>
    public static WfdbHeader Parse(string file, string text)
    {
        List<string> comments = [];
        List<WfdbSignal> signals = [];
        Start? start = null;
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.StartsWith('#'))
                comments.Add(line[1..].Trim());
            else if (line.Length > 0 && start is null)
                start = RecordLine(new HeaderLine(file, number, line));
            else if (line.Length > 0)
                signals.Add(Signal(new HeaderLine(file, number, line), signals.Count, start!));
        }

        if (start is null)
            throw new WfdbException($"{file} line 1: found no record line, expected the record name and the number of signals");
        if (signals.Count < start.SignalCount)
            throw new WfdbException(Faults.Text(
                $"{file} line {number}: found {signals.Count} signal lines, expected {start.SignalCount} as the record line says"));
        return new WfdbHeader(file, start.Name, start.RateHz, start.SampleCount, signals, comments);
    }

    private static WfdbSignal Signal(HeaderLine line, int index, Start start) =>
        index < start.SignalCount
            ? SignalLineParser.Parse(line)
            : throw line.Fault(
                Faults.Text($"found signal line {index + 1}"), Faults.Text($"{start.SignalCount} signal lines as the record line says"));

    private static Start RecordLine(HeaderLine line)
    {
        string name = line.Required("record name");
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && name.AsSpan(slash + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            throw line.Unsupported($"multi-segment records are not supported: {Faults.Quote(name)}; open its segments one by one");
        name = line.PlainName("record name", name);
        int signals = (int)line.Integer("number of signals", line.Required("number of signals"), 0, LargestSignalCount);
        double rate = line.Next() is { } rateField ? Rate(line, rateField) : DefaultRateHz;
        long samples = line.Next() is { } count ? line.Integer("number of samples", count, 0, LargestSampleCount) : 0;
        return new Start(name, signals, rate, samples > 0 ? samples : null);
    }

    private static double Rate(HeaderLine line, string field)
    {
        // The counter frequency after a slash is of no use to a reader of samples.
        string[] parts = field.Split('/', 2);
        double rate = line.Number("sampling rate", parts[0]);
        return rate > 0 ? rate : throw line.Fault($"sampling rate is {Faults.Quote(field)}", "a number above 0");
    }

    private sealed record Start(string Name, int SignalCount, double RateHz, long? SampleCount);
}
