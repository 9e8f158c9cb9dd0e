using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>One signal of a record of segments, in the counts of the record's own gain; missing in gaps and where a segment lacks the signal.</summary>
/// <param name="record">The record.</param>
/// <param name="signal">Index of the signal.</param>
internal sealed class SegmentedSource(SegmentedContent record, int signal)
    : PartedSource(record.Segments, record.Header.Signals[signal].SamplesPerFrame)
{
    private const int None = -1;
    private int _entered = None;
    private SampleSource? _source;
    private CountScale? _scale;

    /// <inheritdoc/>
    protected override (SampleSource? Source, long Start) Move(int index)
    {
        if (index == _entered)
            return (_source, 0);
        if (_entered != None && !record.Segments[_entered].IsGap)
            record.Leave(_entered);
        (_entered, _source, _scale) = (None, null, null);
        if (!record.Segments[index].IsGap)
            Enter(index);
        _entered = index;
        return (_source, 0);
    }

    /// <inheritdoc/>
    protected override void Convert(Span<int> samples) => _scale?.Apply(samples);

    private void Enter(int index)
    {
        PlainContent segment = record.Enter(index);
        try
        {
            int found = record.Find(segment, signal);
            _source = found < 0 ? null : segment.OpenSource(found);
            _scale = found < 0 ? null : CountScale.Between(segment.Header.Signals[found], record.Header.Signals[signal]);
        }
        catch
        {
            record.Leave(index);
            throw;
        }
    }
}
