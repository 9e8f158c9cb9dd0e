using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Export;

/// <summary>The part of a record that is exported, in memory a second at a time.</summary>
/// <param name="Record">The record.</param>
/// <param name="First">First frame.</param>
/// <param name="Count">Frames.</param>
/// <param name="Annotations">Annotations of the part, frames counted from its start; empty if the record has none.</param>
internal sealed record ExportPart(WfdbRecord Record, long First, long Count, IReadOnlyList<Annotation> Annotations)
{
    /// <summary>Frames read at once.</summary>
    public int FramesPerSecond => (int)Math.Round(Record.SampleRateHz);

    /// <summary>Time of the first frame, or null.</summary>
    public DateTime? Start => Record.Start + TimeSpan.FromSeconds(First / Record.SampleRateHz);

    /// <summary>Opens a part.</summary>
    /// <param name="path">Path of the record.</param>
    /// <param name="record">The record, open.</param>
    /// <param name="fromSeconds">Start, seconds.</param>
    /// <param name="toSeconds">End, seconds; null for the end of the record.</param>
    /// <exception cref="FormatException">The part is empty.</exception>
    public static ExportPart Of(string path, WfdbRecord record, double fromSeconds, double? toSeconds)
    {
        long first = (long)Math.Round(fromSeconds * record.SampleRateHz);
        long end = Math.Min(record.SampleCount, toSeconds is { } to ? (long)Math.Round(to * record.SampleRateHz) : long.MaxValue);
        if (first < 0 || end <= first)
        {
            throw new FormatException(FormattableString.Invariant(
                $"--from {fromSeconds} --to {toSeconds}: {record.Name} lasts {record.SampleCount / record.SampleRateHz:F1} s, expected a part of it"));
        }

        string file = path + ".atr";
        IReadOnlyList<Annotation> annotations = File.Exists(file)
            ? [.. AnnotationFile.ReadList(file).InFrames(record.SampleRateHz).Where(a => a.Sample >= first && a.Sample < end).Select(a => a with { Sample = a.Sample - first })]
            : [];
        return new ExportPart(record, first, end - first, annotations);
    }

    /// <summary>Opens all signals at the start of the part.</summary>
    public SignalStream[] Open()
    {
        SignalStream[] streams = [.. Enumerable.Range(0, Record.Signals.Count).Select(i => Record.OpenSignal(i, SignalView.Frames))];
        foreach (SignalStream stream in streams)
            stream.Seek(First);
        return streams;
    }
}
