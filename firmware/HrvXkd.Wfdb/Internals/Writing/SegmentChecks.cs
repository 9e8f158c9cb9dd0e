namespace HrvXkd.Wfdb.Internals.Writing;

/// <summary>Finds what keeps records from being joined.</summary>
internal static class SegmentChecks
{
    /// <summary>Opens every segment and holds it against the first.</summary>
    /// <param name="path">Path of the record to be written; the segments lie beside it.</param>
    /// <param name="segments">The segments.</param>
    /// <returns>Frames per second and signals of all.</returns>
    public static (double RateHz, IReadOnlyList<WfdbSignal> Signals) Check(string path, IReadOnlyList<WfdbSegment> segments)
    {
        string name = Path.GetFileName(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (segments.Count is 0 or > Limits.Segments || segments[0].IsGap)
            throw new WfdbException(Faults.Text($"{name}: {segments.Count} segments, expected 1..{Limits.Segments}, the first no gap"));
        double rate = 0;
        IReadOnlyList<WfdbSignal> signals = [];
        long end = 0;
        for (int i = 0; i < segments.Count; i++)
        {
            WfdbSegment segment = segments[i];
            if (segment.Start != end || segment.FrameCount < 1 || segment.FrameCount > Limits.Frames - end)
                throw new WfdbException(Faults.Text($"{name} segment {i}: {segment.FrameCount} frames from {segment.Start} on, expected 1 or more from {end} on"));
            end += segment.FrameCount;
            if (segment.IsGap)
                continue;
            WriterChecks.CheckName(segment.Name);
            using WfdbRecord record = WfdbRecord.Open(Path.Combine(folder, segment.Name));
            (rate, signals) = i == 0 ? (record.SampleRateHz, record.Signals) : (rate, signals);
            if (segment.Name == name || record.Segments.Count != 1 || record.SampleCount != segment.FrameCount || record.SampleRateHz != rate
                || !Alike(record.Signals, signals))
                throw new WfdbException(Faults.Text($"{name} segment {i}: {segment.Name} has {record.SampleCount} frames of {record.Signals.Count}")
                    + Faults.Text($" signals, expected {segment.FrameCount} of one segment with the rate and the signals of {segments[0].Name}"));
        }

        return (rate, signals);
    }

    /// <summary>Checks that signals can be told apart by their descriptions, by which a layout finds them in the segments.</summary>
    public static void CheckNames(string name, IReadOnlyList<WfdbSignal> signals)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (WfdbSignal signal in signals)
            if (!known.Add(signal.Description))
                throw new WfdbException($"{name}: two signals are described as {Faults.Quote(signal.Description)}, expected different ones where there are gaps");
    }

    private static bool Alike(IReadOnlyList<WfdbSignal> signals, IReadOnlyList<WfdbSignal> first) =>
        signals.Count == first.Count
        && signals.Zip(first).All(pair => pair.First.Description == pair.Second.Description && pair.First.Units == pair.Second.Units
            && pair.First.SamplesPerFrame == pair.Second.SamplesPerFrame && pair.First.Gain == pair.Second.Gain
            && pair.First.Baseline == pair.Second.Baseline);
}
