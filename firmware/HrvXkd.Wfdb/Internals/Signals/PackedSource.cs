using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>Samples at fixed places of a file, through a buffer of fixed size.</summary>
/// <param name="file">The file; it holds all samples.</param>
/// <param name="format">How they are packed.</param>
/// <param name="layout">Where those of this signal lie.</param>
/// <param name="signal">The signal.</param>
/// <param name="count">Its samples.</param>
/// <param name="invalid">Stored value that stands for a missing sample, or null.</param>
/// <param name="checksum">Holds the samples against the header, or null.</param>
internal class PackedSource(
    RecordingFile file, PackedFormat format, FrameLayout layout, WfdbSignal signal, long count, int? invalid, ChecksumMeter? checksum)
    : StoredSource(signal, count, invalid, checksum)
{
    private readonly long _fileSamples = count / layout.Run * layout.FrameSamples;
    private byte[]? _buffer;
    private long _bufferFirst;
    private long _bufferEnd;
    private int _bufferBytes;

    /// <inheritdoc/>
    protected override void ReadStored(long first, Span<int> samples)
    {
        while (samples.Length > 0)
        {
            long place = layout.Place(first);
            if (place < _bufferFirst || place >= _bufferEnd)
                Refill(place);
            int piece = (int)Math.Min(samples.Length, InBuffer(first, place));
            int stride = layout.Run == 1 ? (int)Math.Min(layout.FrameSamples, int.MaxValue) : 1;
            format.Decode(_buffer.AsSpan(0, _bufferBytes), (int)(place - _bufferFirst), stride, samples[..piece]);
            first += piece;
            samples = samples[piece..];
        }
    }

    // Samples of the signal that the buffer holds from a place on, 1 or more, and at equal distances.
    private long InBuffer(long first, long place) => layout.Run == 1
        ? ((_bufferEnd - place - 1) / layout.FrameSamples) + 1
        : Math.Min(_bufferEnd - place, layout.Run - (first % layout.Run));

    private void Refill(long place)
    {
        _buffer ??= new byte[Limits.BufferBytes];
        long group = place / format.SamplesPerGroup;
        long start = group * format.BytesPerGroup;

        // Frames larger than the buffer: what follows the run belongs to other signals.
        bool whole = format.BytesFor(layout.FrameSamples) <= _buffer.Length;
        long end = whole ? _fileSamples : (place / layout.FrameSamples * layout.FrameSamples) + layout.First + layout.Run;
        _bufferFirst = group * format.SamplesPerGroup;
        _bufferEnd = _bufferFirst;
        _bufferBytes = (int)Math.Min(_buffer.Length, format.BytesFor(end) - start);
        file.Fill(layout.ByteOffset + start, _buffer.AsSpan(0, _bufferBytes));
        _bufferEnd = _bufferFirst + Math.Min(format.SamplesIn(_bufferBytes), end - _bufferFirst);
    }
}
