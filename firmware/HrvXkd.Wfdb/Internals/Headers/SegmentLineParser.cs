namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>A segment line of a header: record name and frames.</summary>
internal static class SegmentLineParser
{
    /// <summary>Parses a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="before">Segments before this one.</param>
    /// <param name="stated">Segments as the record line says.</param>
    public static WfdbSegment Parse(HeaderLine line, List<WfdbSegment> before, int stated)
    {
        if (before.Count == stated)
            throw line.Fault(
                Faults.Text($"found segment line {before.Count + 1}"), Faults.Text($"{stated} segment lines as the record line says"));
        string field = line.Required("segment name");
        string name = field == WfdbSegment.Gap ? field : line.PlainName("segment name", field);
        long frames = line.Integer("length of a segment", line.Required("length of a segment"), 0, Limits.Frames);
        if (frames == 0 && (before.Count > 0 || name == WfdbSegment.Gap))
            throw line.Fault("length of a segment is 0", "a length above 0; only the first segment, a layout, has none");
        long start = before.Count == 0 ? 0 : before[^1].Start + before[^1].FrameCount;
        if (start + frames > Limits.Frames)
            throw line.Fault(Faults.Text($"found {start + frames} frames up to here"), Faults.Text($"at most {Limits.Frames}"));
        return new WfdbSegment(name, start, frames);
    }
}
