namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>A signal without samples: all are missing.</summary>
/// <param name="count">Samples.</param>
internal sealed class NullSource(long count) : SampleSource
{
    /// <inheritdoc/>
    public override long Count => count;

    /// <inheritdoc/>
    public override void Read(long first, Span<int> samples) => samples.Fill(WfdbRecord.Missing);

    /// <inheritdoc/>
    public override void ReadPhysical(long first, Span<double> values) => values.Fill(double.NaN);
}
