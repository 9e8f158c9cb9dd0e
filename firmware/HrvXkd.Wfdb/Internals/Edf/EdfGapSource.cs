using HrvXkd.Wfdb.Internals.Records;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Edf;

/// <summary>A signal of data records that do not follow each other without gaps, at its places in time; missing in the gaps.</summary>
internal sealed class EdfGapSource : PartedSource
{
    private readonly SampleSource _stored;
    private readonly long[] _starts;

    /// <summary>Creates the source.</summary>
    /// <param name="stored">The samples without gaps.</param>
    /// <param name="segments">Where they belong.</param>
    /// <param name="perFrame">Samples in a frame.</param>
    public EdfGapSource(SampleSource stored, IReadOnlyList<WfdbSegment> segments, int perFrame)
        : base(segments, perFrame)
    {
        _stored = stored;
        _starts = new long[segments.Count];
        long start = 0;
        for (int i = 0; i < segments.Count; i++)
        {
            _starts[i] = segments[i].IsGap ? -1 : start;
            start += segments[i].IsGap ? 0 : segments[i].FrameCount * perFrame;
        }
    }

    /// <inheritdoc/>
    protected override (SampleSource? Source, long Start) Move(int index) => (_starts[index] < 0 ? null : _stored, _starts[index]);
}
