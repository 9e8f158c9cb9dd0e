// Records of segments: all with the same signals (fixed layout), or with any of those that a layout header lists (variable layout).
// Source: WFDB Applications Guide, header(5), "Multi-segment records".
using HrvXkd.Wfdb.Internals.Headers;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>A record of segments. A segment is opened when a reader comes to it and closed when the last one has left it.</summary>
internal sealed class SegmentedContent : RecordContent
{
    private readonly string _folder;
    private readonly FaultLog _faults;
    private readonly bool _isVariable;
    private readonly Dictionary<int, (PlainContent Content, int Readers)> _open = [];

    private SegmentedContent(string folder, WfdbHeader header, IReadOnlyList<WfdbSegment> segments, bool isVariable, FaultLog faults)
    {
        _folder = folder;
        _faults = faults;
        _isVariable = isVariable;
        Header = header;
        Segments = segments;
        FrameCount = segments.Count == 0 ? 0 : segments[^1].Start + segments[^1].FrameCount;
    }

    /// <inheritdoc/>
    public override WfdbHeader Header { get; }

    /// <inheritdoc/>
    public override long FrameCount { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<WfdbSegment> Segments { get; }

    /// <summary>Opens a record whose header lists segments.</summary>
    public static SegmentedContent OpenSegments(string folder, WfdbHeader header, FaultLog faults)
    {
        bool isVariable = header.Segments[0].FrameCount == 0;
        List<WfdbSegment> segments = [.. header.Segments.Skip(isVariable ? 1 : 0)];
        long frames = segments.Sum(segment => segment.FrameCount);
        if (header.SampleCount is { } stated && stated != frames)
            throw new WfdbException(Faults.Text($"{header.File}: the segments have {frames} frames, expected {stated} as the record line says"));
        WfdbSegment pattern = isVariable ? header.Segments[0] : segments.Find(segment => !segment.IsGap);
        if (pattern.Name is null)
            throw new WfdbException($"{header.File}: found gaps only, expected a segment or a layout that lists the signals");
        WfdbHeader first = ReadSegment(folder, header, pattern.Name);
        if (first.Signals.Count != header.SignalCount)
            throw new WfdbException(Faults.Text(
                $"{first.File}: found {first.Signals.Count} signals, expected {header.SignalCount} as {header.File} says"));
        WfdbSignal[] signals = [.. first.Signals.Select(signal => signal with { Checksum = null, Skew = 0 })];
        return new SegmentedContent(folder, header with { Signals = signals }, segments, isVariable, faults);
    }

    /// <inheritdoc/>
    public override SampleSource OpenSource(int signal) => new SegmentedSource(this, signal);

    /// <summary>Opens a segment for a reader.</summary>
    /// <param name="index">Index of a segment that is no gap.</param>
    public PlainContent Enter(int index)
    {
        (PlainContent Content, int Readers) open = _open.TryGetValue(index, out (PlainContent Content, int Readers) known)
            ? known
            : (OpenSegment(Segments[index]), 0);
        _open[index] = (open.Content, open.Readers + 1);
        return open.Content;
    }

    /// <summary>Closes a segment for a reader.</summary>
    /// <param name="index">Index of a segment that was entered.</param>
    public void Leave(int index)
    {
        (PlainContent content, int readers) = _open[index];
        if (readers > 1)
        {
            _open[index] = (content, readers - 1);
            return;
        }

        _open.Remove(index);
        content.Dispose();
    }

    /// <summary>Index in a segment of a signal of the record, or -1 if the segment does not have it.</summary>
    public int Find(PlainContent segment, int signal)
    {
        WfdbSignal wanted = Header.Signals[signal];
        IReadOnlyList<WfdbSignal> held = segment.Header.Signals;
        int found = _isVariable ? FindByName(held, wanted.Description, signal) : signal;
        if (found >= 0 && (held[found].SamplesPerFrame != wanted.SamplesPerFrame || held[found].Units != wanted.Units))
            throw new WfdbException(Faults.Text($"{segment.Header.File}: signal {Faults.Quote(wanted.Description)} has {held[found].SamplesPerFrame}")
                + Faults.Text($" samples per frame in {Faults.Quote(held[found].Units)}, expected {wanted.SamplesPerFrame} in ")
                + Faults.Quote(wanted.Units));
        return found;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach ((PlainContent content, _) in _open.Values)
            content.Dispose();
        _open.Clear();
    }

    // The second signal of a name is the second one of that name in the segment as well.
    private int FindByName(IReadOnlyList<WfdbSignal> held, string name, int signal)
    {
        int before = Header.Signals.Take(signal).Count(other => other.Description == name);
        for (int i = 0; i < held.Count; i++)
            if (held[i].Description == name && before-- == 0)
                return i;
        return -1;
    }

    private static WfdbHeader ReadSegment(string folder, WfdbHeader record, string name)
    {
        WfdbHeader header = HeaderParser.Read(Path.Combine(folder, name + HeaderExtension));
        if (header.SegmentCount is not null)
            throw new WfdbException($"{header.File} line 1: found a record of segments, expected an ordinary one: it is a segment of {record.File}");
        if (header.SampleRateHz != record.SampleRateHz)
            throw new WfdbException(Faults.Text(
                $"{header.File}: found {header.SampleRateHz} frames per second, expected {record.SampleRateHz} as {record.File} says"));
        return header;
    }

    private PlainContent OpenSegment(WfdbSegment segment)
    {
        WfdbHeader header = ReadSegment(_folder, Header, segment.Name);
        if (header.SampleCount is { } stated && stated != segment.FrameCount)
            throw new WfdbException(Faults.Text($"{header.File}: found {stated} frames, expected {segment.FrameCount} as {Header.File} says"));
        if (!_isVariable && header.Signals.Count != Header.Signals.Count)
            throw new WfdbException(Faults.Text(
                $"{header.File}: found {header.Signals.Count} signals, expected {Header.Signals.Count} as {Header.File} says"));
        return new PlainContent(_folder, header, segment.FrameCount, _faults);
    }
}
