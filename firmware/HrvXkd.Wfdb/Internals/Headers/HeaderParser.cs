// Header files. Source: WFDB Applications Guide, header(5).
using System.Text;

namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>Text of a header file to a header.</summary>
internal static class HeaderParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Reads and parses a header file.</summary>
    public static WfdbHeader Read(string path)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = WholeFile.Read(path, "header", Limits.HeaderBytes);
        try
        {
            return Parse(name, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Parse(name, Encoding.Latin1.GetString(bytes));
        }
    }

    /// <summary>Parses a header.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="text">Text of the file; lines end with LF or CR LF.</param>
    public static WfdbHeader Parse(string file, string text)
    {
        List<string> comments = [];
        List<WfdbSignal> signals = [];
        List<WfdbSegment> segments = [];
        WfdbHeader? start = null;
        int number = 0;
        for (int at = 0; at <= text.Length;)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            number++;
            HeaderLine line = HeaderLine.Take(file, number, text.AsSpan(at, end - at));
            at = end + 1;
            if (line.Rest.StartsWith('#'))
                comments.Add(line.Rest[1..].Trim());
            else if (line.Rest.Length == 0)
                continue;
            else if (start is null)
                start = RecordLineParser.Parse(file, line);
            else if (start.SegmentCount is { } count)
                segments.Add(SegmentLineParser.Parse(line, segments, count));
            else
                signals.Add(Signal(line, signals, start.SignalCount));
        }

        if (start is null)
            throw new WfdbException($"{file} line 1: found no record line, expected the record name and the number of signals");
        CheckCount(file, number, "signal", signals.Count, start.SegmentCount is null ? start.SignalCount : 0);
        CheckCount(file, number, "segment", segments.Count, start.SegmentCount ?? 0);
        return start with { Signals = signals, Segments = segments, Comments = comments };
    }

    private static void CheckCount(string file, int number, string what, int found, int stated)
    {
        if (found < stated)
            throw new WfdbException(Faults.Text(
                $"{file} line {number}: found {found} {what} lines, expected {stated} as the record line says"));
    }

    private static WfdbSignal Signal(HeaderLine line, List<WfdbSignal> before, int stated)
    {
        if (before.Count == stated)
            throw line.Fault(
                Faults.Text($"found signal line {before.Count + 1}"), Faults.Text($"{stated} signal lines as the record line says"));
        WfdbSignal signal = SignalLineParser.Parse(line);
        bool again = before.Count > 0 && before[^1].FileName != signal.FileName && before.Exists(other => other.FileName == signal.FileName);
        if (again && signal.FileName != WfdbSegment.Gap)
            throw line.Fault($"found {Faults.Quote(signal.FileName)} again after another file", "the signals of a file one after another");
        return signal;
    }
}
