using HrvXkd.Wfdb.Internals.Formats;
using HrvXkd.Wfdb.Internals.Writing;

namespace HrvXkd.Wfdb;

/// <summary>Writes whole records: one segment from arrays, or many from records that are there.</summary>
public static class WfdbWriter
{
    private const int FramesPerChunk = 1024;

    /// <summary>Writes header and samples with initial values and checksums.</summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="sampleRateHz">Frames per second.</param>
    /// <param name="signals">Signal lines, see <see cref="RecordWriter.Create"/>.</param>
    /// <param name="samples">
    /// Shape [signals][frames]: -32767..32767 in format 16, -8388607..8388607 in 24, -2047..2047 in 212, or <see cref="WfdbRecord.Missing"/>.
    /// </param>
    /// <param name="comments">Lines after the signals, without #.</param>
    /// <param name="start">Time of the first frame; null to write none.</param>
    /// <exception cref="WfdbException">A sample, a signal line or a comment cannot be written; nothing was written.</exception>
    public static void Write(
        string path,
        double sampleRateHz,
        IReadOnlyList<WfdbSignal> signals,
        IReadOnlyList<int[]> samples,
        IReadOnlyList<string>? comments = null,
        DateTime? start = null)
    {
        string name = Path.GetFileName(path);
        WritableFormat format = WriterChecks.Check(name, sampleRateHz, signals, comments ?? []);
        WriterChecks.CheckSamples(name, signals.Count, samples, format);
        using RecordWriter writer = RecordWriter.Begin(path, sampleRateHz, signals, comments ?? [], start, false);
        int[] frames = new int[FramesPerChunk * samples.Count];
        for (int from = 0; from < samples[0].Length; from += FramesPerChunk)
        {
            int count = Math.Min(FramesPerChunk, samples[0].Length - from);
            for (int signal = 0; signal < samples.Count; signal++)
                for (int i = 0; i < count; i++)
                    frames[(i * samples.Count) + signal] = samples[signal][from + i];
            writer.Write(frames.AsSpan(0, count * samples.Count));
        }

        writer.Complete();
    }

    /// <summary>
    /// Joins records that lie beside each other to one: of fixed layout, or where there are gaps of variable layout with a layout header
    /// beside it, named after the record.
    /// </summary>
    /// <param name="path">Path of the record without extension.</param>
    /// <param name="segments">Segments, one after another from frame 0 on; the first is no gap. All have the same signals.</param>
    /// <param name="comments">Lines after the segments, without #.</param>
    /// <param name="start">Time of the first frame; null to write none.</param>
    /// <exception cref="WfdbException">A segment is missing, damaged, or not like the others; nothing was written.</exception>
    public static void WriteSegments(
        string path, IReadOnlyList<WfdbSegment> segments, IReadOnlyList<string>? comments = null, DateTime? start = null)
    {
        string name = Path.GetFileName(path);
        WriterChecks.CheckName(name);
        WriterChecks.CheckComments(name, comments ?? []);
        (double rate, IReadOnlyList<WfdbSignal> signals) = SegmentChecks.Check(path, segments);
        List<(string Name, long Frames)> lines = [.. segments.Select(segment => (segment.Name, segment.FrameCount))];
        if (segments.Any(segment => segment.IsGap))
        {
            SegmentChecks.CheckNames(name, signals);
            string layout = name + "_layout";
            WfdbSignal[] described =
                [.. signals.Select(signal => signal with { FileName = WfdbSegment.Gap, Format = SignalFormats.Null, Checksum = 0 })];
            HeaderFile.Replace(path + "_layout.hea", HeaderText.Format(new RecordHead(layout, rate, 0, null), described, []), true);
            lines.Insert(0, (layout, 0));
        }

        RecordHead head = new(name, rate, segments[^1].Start + segments[^1].FrameCount, start);
        HeaderFile.Replace(path + ".hea", HeaderText.Format(head, signals.Count, lines, comments ?? []), true);
    }
}
