namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>A signal that its file holds later than the others: sample i is that of place i + skew, and the last ones are missing.</summary>
/// <param name="stored">The samples of the file.</param>
/// <param name="skew">Samples, above 0.</param>
internal sealed class SkewedSource(SampleSource stored, long skew) : SampleSource
{
    private readonly int[] _passed = new int[256];

    /// <inheritdoc/>
    public override long Count => stored.Count;

    /// <inheritdoc/>
    public override void Read(long first, Span<int> samples)
    {
        PassLead(first);
        int held = Held(first, samples.Length);
        if (held > 0)
            stored.Read(first + skew, samples[..held]);
        samples[held..].Fill(WfdbRecord.Missing);
    }

    /// <inheritdoc/>
    public override void ReadPhysical(long first, Span<double> values)
    {
        PassLead(first);
        int held = Held(first, values.Length);
        if (held > 0)
            stored.ReadPhysical(first + skew, values[..held]);
        values[held..].Fill(double.NaN);
    }

    private int Held(long first, int length) => (int)Math.Clamp(stored.Count - skew - first, 0, length);

    // The checksum is that of all samples in the file, the ones before the signal's first among them.
    private void PassLead(long first)
    {
        if (first != 0)
            return;
        long lead = Math.Min(skew, stored.Count);
        for (long at = 0; at < lead; at += _passed.Length)
            stored.Read(at, _passed.AsSpan(0, (int)Math.Min(_passed.Length, lead - at)));
    }
}
