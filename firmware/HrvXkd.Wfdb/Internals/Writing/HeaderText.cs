using System.Globalization;
using System.Text;

namespace HrvXkd.Wfdb.Internals.Writing;

/// <summary>A header to text; LF at the end of each line.</summary>
internal static class HeaderText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Formats the header of an ordinary record with all fields.</summary>
    /// <param name="head">The record line.</param>
    /// <param name="signals">Signal lines.</param>
    /// <param name="comments">Comment lines without #.</param>
    public static string Format(RecordHead head, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<string> comments)
    {
        StringBuilder text = new();
        AppendHead(text, head, signals.Count, null);
        foreach (WfdbSignal signal in signals)
        {
            double gain = signal.IsCalibrated ? signal.Gain : 0;
            text.Append(Plain, $"{signal.FileName} {signal.Format} {gain}({signal.Baseline})/{signal.Units} ");
            text.Append(Plain, $"{signal.AdcResolution} {signal.AdcZero} {signal.InitialValue} {signal.Checksum ?? 0} 0");
            string description = signal.Description.Trim();
            text.Append(description.Length > 0 ? " " : "").Append(description).Append('\n');
        }

        return AppendComments(text, comments);
    }

    /// <summary>Formats the header of a record of segments.</summary>
    /// <param name="head">The record line.</param>
    /// <param name="signalCount">Signals.</param>
    /// <param name="segments">Names and frames, of the layout 0.</param>
    /// <param name="comments">Comment lines without #.</param>
    public static string Format(
        RecordHead head, int signalCount, IReadOnlyList<(string Name, long Frames)> segments, IReadOnlyList<string> comments)
    {
        StringBuilder text = new();
        AppendHead(text, head, signalCount, segments.Count);
        foreach ((string name, long frames) in segments)
            text.Append(Plain, $"{name} {frames}\n");
        return AppendComments(text, comments);
    }

    private static void AppendHead(StringBuilder text, RecordHead head, int signalCount, int? segmentCount)
    {
        text.Append(head.Name);
        if (segmentCount is { } segments)
            text.Append(Plain, $"/{segments}");
        text.Append(Plain, $" {signalCount} {head.RateHz} {head.Frames}");
        if (head.Start is { } start)
            text.Append(start.ToString(" HH:mm:ss.fff dd/MM/yyyy", Plain));
        text.Append('\n');
    }

    private static string AppendComments(StringBuilder text, IReadOnlyList<string> comments)
    {
        foreach (string comment in comments)
            text.Append("# ").Append(comment.Trim()).Append('\n');
        return text.ToString();
    }
}
