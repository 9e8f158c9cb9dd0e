namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>The samples of one signal, from any place on. Reading on where the last call ended is the cheap case.</summary>
internal abstract class SampleSource
{
    /// <summary>Samples.</summary>
    public abstract long Count { get; }

    /// <summary>Fills a span.</summary>
    /// <param name="first">First sample; first + length of the span is at most <see cref="Count"/>.</param>
    /// <param name="samples">Receives counts, <see cref="WfdbRecord.Missing"/> where there is none.</param>
    public abstract void Read(long first, Span<int> samples);

    /// <summary>Fills a span with physical values.</summary>
    /// <param name="first">First sample; first + length of the span is at most <see cref="Count"/>.</param>
    /// <param name="values">Receives values in the unit of the signal, NaN where there is none.</param>
    public abstract void ReadPhysical(long first, Span<double> values);
}
