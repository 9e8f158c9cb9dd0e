namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>Times of the data records of an EDF+ file, which the first annotation of each keeps.</summary>
internal static class EdfClock
{
    /// <summary>Seconds from the start of the file to the first sample; 0 where no annotation keeps the time.</summary>
    public static double FirstOnset(EdfFile file) =>
        file.RecordCount > 0 && Keeper(file.Header) is { } keeper ? Onset(file, keeper, 0, new byte[Bytes(file.Header, keeper)]) ?? 0 : 0;

    /// <summary>Data records in a row as segments, with gaps between them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="framesPerRecord">Frames of a data record.</param>
    /// <returns>Segments from frame 0 on. Their names tell gaps from data; nothing else is in them.</returns>
    public static List<WfdbSegment> Segments(EdfFile file, long framesPerRecord)
    {
        EdfSignal keeper = Keeper(file.Header)
            ?? throw new WfdbException($"{file.Header.File}: found no annotation signal, expected one that keeps the time of discontinuous records");
        List<WfdbSegment> segments = [];
        double rate = framesPerRecord / file.Header.RecordSeconds;
        byte[] bytes = new byte[Bytes(file.Header, keeper)];
        double first = 0;
        for (long record = 0; record < file.RecordCount; record++)
        {
            double onset = Onset(file, keeper, record, bytes)
                ?? throw new WfdbException(Faults.Text($"{file.Header.File}: found no time of data record {record}, expected it in its first annotation"));
            first = record == 0 ? onset : first;
            Append(file, segments, record, (onset - first) * rate, framesPerRecord);
        }

        return segments;
    }

    private static void Append(EdfFile file, List<WfdbSegment> segments, long record, double place, long frames)
    {
        long end = segments.Count == 0 ? 0 : segments[^1].Start + segments[^1].FrameCount;
        if (!(Math.Abs(place) < Limits.Frames))
            throw new WfdbException(Faults.Text($"{file.Header.File}: data record {record} starts at frame {place}, expected at most {Limits.Frames}"));
        long gap = (long)Math.Round(place) - end;
        if (gap < 0)
            throw new WfdbException(Faults.Text($"{file.Header.File}: data record {record} starts {-gap} frames before the end of the one before")
                + ", expected it after that");
        if (gap > 0)
            segments.Add(new WfdbSegment(WfdbSegment.Gap, end, gap));
        if (gap > 0 || segments.Count == 0)
            segments.Add(new WfdbSegment(file.Header.File, end + gap, frames));
        else
            segments[^1] = segments[^1] with { FrameCount = segments[^1].FrameCount + frames };
        if (segments.Count > Limits.Segments)
            throw new WfdbException(Faults.Text($"{file.Header.File}: found more than {Limits.Segments} gaps and pieces, expected fewer"));
    }

    private static EdfSignal? Keeper(EdfHeader header) => header.Signals.FirstOrDefault(signal => signal.IsAnnotations);

    private static long Bytes(EdfHeader header, EdfSignal signal) => (long)signal.Samples * header.SampleBytes;

    private static double? Onset(EdfFile file, EdfSignal keeper, long record, byte[] bytes)
    {
        file.Read(record, keeper, bytes);
        List<EdfAnnotation> found = EdfTalParser.Parse(file.Header.File, file.Place(record, keeper), bytes);
        return found.Count > 0 && found[0].Text.Length == 0 ? found[0].Seconds : null;
    }
}
