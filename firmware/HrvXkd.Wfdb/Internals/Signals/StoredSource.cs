namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>Samples of a signal as a file holds them: sums them for the checksum and tells the missing ones.</summary>
/// <param name="signal">The signal, for its gain.</param>
/// <param name="count">Samples.</param>
/// <param name="invalid">Stored value that stands for a missing sample, or null.</param>
/// <param name="checksum">Holds the samples against the header, or null.</param>
internal abstract class StoredSource(WfdbSignal signal, long count, int? invalid, ChecksumMeter? checksum) : SampleSource
{
    private const int ScratchSamples = 1024;
    private int[]? _scratch;

    /// <inheritdoc/>
    public sealed override long Count => count;

    /// <inheritdoc/>
    public sealed override void Read(long first, Span<int> samples)
    {
        ReadStored(first, samples);
        checksum?.Add(first, samples);
        if (invalid is not { } code || code == WfdbRecord.Missing)
            return;
        for (int at = samples.IndexOf(code); at >= 0;)
        {
            samples[at] = WfdbRecord.Missing;
            int next = samples[(at + 1)..].IndexOf(code);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <inheritdoc/>
    public sealed override void ReadPhysical(long first, Span<double> values)
    {
        int[] scratch = _scratch ??= new int[ScratchSamples];
        while (values.Length > 0)
        {
            Span<int> counts = scratch.AsSpan(0, Math.Min(scratch.Length, values.Length));
            Read(first, counts);
            for (int i = 0; i < counts.Length; i++)
                values[i] = signal.ToPhysical(counts[i]);
            first += counts.Length;
            values = values[counts.Length..];
        }
    }

    /// <summary>Fills a span with values as stored.</summary>
    protected abstract void ReadStored(long first, Span<int> samples);
}
