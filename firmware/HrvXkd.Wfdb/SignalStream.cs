using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb;

/// <summary>
/// One signal of an open record, read in order or from any place, through buffers of fixed size. Belongs to one thread, and ends with its record.
/// </summary>
public sealed class SignalStream
{
    private readonly WfdbRecord _record;
    private readonly SampleSource _source;

    internal SignalStream(WfdbRecord record, WfdbSignal signal, SampleSource source, double sampleRateHz)
    {
        _record = record;
        _source = source;
        Signal = signal;
        SampleRateHz = sampleRateHz;
        Count = source.Count;
    }

    /// <summary>The signal.</summary>
    public WfdbSignal Signal { get; }

    /// <summary>Samples per second of this stream, above 0.</summary>
    public double SampleRateHz { get; }

    /// <summary>Samples of this stream.</summary>
    public long Count { get; }

    /// <summary>Sample that is read next, 0..<see cref="Count"/>.</summary>
    public long Position { get; private set; }

    /// <summary>Goes to a sample.</summary>
    /// <param name="sample">Sample, 0..<see cref="Count"/>.</param>
    public void Seek(long sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sample, Count);
        Position = sample;
    }

    /// <summary>Goes to the first sample at a time or after it; to the end where there is none.</summary>
    /// <param name="fromStart">Time from the first sample, 0 or more.</param>
    public void Seek(TimeSpan fromStart)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromStart, TimeSpan.Zero);
        Position = (long)Math.Min(Count, Math.Ceiling((fromStart.TotalSeconds * SampleRateHz) - 1e-6));
    }

    /// <summary>Reads the next samples. Of an ordinary record only the first calls allocate.</summary>
    /// <param name="samples">Receives counts, <see cref="WfdbRecord.Missing"/> where there is none.</param>
    /// <returns>Samples read; 0 at the end. Fewer than asked for only at the end.</returns>
    /// <exception cref="WfdbException">A file is damaged, or a signal that was read from its start to its end has not its checksum.</exception>
    public int Read(Span<int> samples)
    {
        int count = Next(samples.Length);
        if (count > 0)
            _source.Read(Position, samples[..count]);
        Position += count;
        return count;
    }

    /// <summary>Reads the next samples as physical values, of segments by the gain of each.</summary>
    /// <param name="values">Receives values in <see cref="WfdbSignal.Units"/>, NaN where there is none.</param>
    /// <returns>Samples read; 0 at the end. Fewer than asked for only at the end.</returns>
    /// <exception cref="WfdbException">A file is damaged, or a signal that was read from its start to its end has not its checksum.</exception>
    public int ReadPhysical(Span<double> values)
    {
        int count = Next(values.Length);
        if (count > 0)
            _source.ReadPhysical(Position, values[..count]);
        Position += count;
        return count;
    }

    private int Next(int wanted)
    {
        _record.ThrowIfClosed();
        return (int)Math.Min(wanted, Count - Position);
    }
}
