using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Records;

/// <summary>A signal in pieces: each segment has a source of its own, or none where the signal is missing.</summary>
/// <param name="segments">Segments, one after another from frame 0 on.</param>
/// <param name="perFrame">Samples of the signal in a frame.</param>
internal abstract class PartedSource(IReadOnlyList<WfdbSegment> segments, int perFrame) : SampleSource
{
    /// <inheritdoc/>
    public sealed override long Count => segments.Count == 0 ? 0 : (segments[^1].Start + segments[^1].FrameCount) * perFrame;

    /// <inheritdoc/>
    public sealed override void Read(long first, Span<int> samples)
    {
        while (samples.Length > 0)
        {
            (int index, long within, int length) = Find(first, samples.Length);
            (SampleSource? source, long start) = Move(index);
            if (source is null)
                samples[..length].Fill(WfdbRecord.Missing);
            else
                source.Read(start + within, samples[..length]);
            Convert(samples[..length]);
            first += length;
            samples = samples[length..];
        }
    }

    /// <inheritdoc/>
    public sealed override void ReadPhysical(long first, Span<double> values)
    {
        while (values.Length > 0)
        {
            (int index, long within, int length) = Find(first, values.Length);
            (SampleSource? source, long start) = Move(index);
            if (source is null)
                values[..length].Fill(double.NaN);
            else
                source.ReadPhysical(start + within, values[..length]);
            first += length;
            values = values[length..];
        }
    }

    /// <summary>Goes to a segment.</summary>
    /// <param name="index">Index of the segment.</param>
    /// <returns>Source of its samples, or null, and the first of them there.</returns>
    protected abstract (SampleSource? Source, long Start) Move(int index);

    /// <summary>Turns counts of the segment at hand to those of the record, in place.</summary>
    protected virtual void Convert(Span<int> samples)
    {
    }

    private (int Index, long Within, int Length) Find(long first, int wanted)
    {
        int index = FindSegment(first / perFrame);
        long within = first - (segments[index].Start * perFrame);
        return (index, within, (int)Math.Min(wanted, (segments[index].FrameCount * perFrame) - within));
    }

    private int FindSegment(long frame)
    {
        int low = 0;
        int high = segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (segments[middle].Start <= frame)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
