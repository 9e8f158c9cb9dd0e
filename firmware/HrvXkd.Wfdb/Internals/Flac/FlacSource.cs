using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>One channel of a FLAC stream. All channels share a decoder: signals read in step decode each block once.</summary>
/// <param name="decoder">The stream.</param>
/// <param name="channel">Its channel.</param>
/// <param name="signal">The signal.</param>
/// <param name="count">Its samples.</param>
/// <param name="invalid">Value that stands for a missing sample.</param>
/// <param name="checksum">Holds the samples against the header, or null.</param>
internal sealed class FlacSource(FlacDecoder decoder, int channel, WfdbSignal signal, long count, int invalid, ChecksumMeter? checksum)
    : StoredSource(signal, count, invalid, checksum)
{
    /// <inheritdoc/>
    protected override void ReadStored(long first, Span<int> samples)
    {
        while (samples.Length > 0)
        {
            decoder.MoveTo(first);
            ReadOnlySpan<int> held = decoder.Block(channel)[(int)(first - decoder.BlockFirst)..];
            held = held[..Math.Min(held.Length, samples.Length)];
            held.CopyTo(samples);
            first += held.Length;
            samples = samples[held.Length..];
        }
    }
}
