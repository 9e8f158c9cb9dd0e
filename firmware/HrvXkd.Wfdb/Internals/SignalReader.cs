namespace HrvXkd.Wfdb.Internals;

/// <summary>Streams one signal of a file through a buffer of fixed size.</summary>
/// <param name="file">The file.</param>
/// <param name="channel">Place of the signal in a frame of the file.</param>
/// <param name="index">Place of the signal in the record, for messages.</param>
/// <param name="signal">The signal.</param>
/// <param name="frames">Frames of the record.</param>
internal sealed class SignalReader(SignalFile file, int channel, int index, WfdbSignal signal, long frames)
{
#if DEBUG
    // Small, so that the seams between buffers are met by short tests.
    private const int SmallestBuffer = 64;
#else
    private const int SmallestBuffer = 32 * 1024;
#endif
    private byte[]? _buffer;
    private long _bufferBlock;
    private long _bufferEnd;
    private long _position;
    private int _sum;

    /// <summary>Reads on.</summary>
    /// <param name="samples">Receives counts, <see cref="WfdbRecord.Missing"/> where there is none.</param>
    /// <returns>Samples read; 0 at the end.</returns>
    public int Read(Span<int> samples)
    {
        int done = 0;
        while (done < samples.Length && _position < frames)
        {
            if (_position >= _bufferEnd)
                Refill();
            int count = (int)Math.Min(samples.Length - done, _bufferEnd - _position);
            Decode(samples.Slice(done, count));
            done += count;
            _position += count;
        }

        if (done > 0 && _position == frames)
            Verify();
        return done;
    }

    private void Refill()
    {
        SignalFormat format = file.Format;
        long first = _position * file.SignalsPerFrame;
        _buffer ??= new byte[Math.Max(SmallestBuffer, ((file.SignalsPerFrame / format.SamplesPerBlock) + 2) * format.BytesPerBlock)];
        long room = ((_buffer.Length / format.BytesPerBlock) - 1) * format.SamplesPerBlock / file.SignalsPerFrame;
        long end = Math.Min(frames, _position + room);
        _bufferBlock = first / format.SamplesPerBlock;
        long bytes = format.BytesFor((end * file.SignalsPerFrame) - (_bufferBlock * format.SamplesPerBlock));
        file.Fill(file.Offset + (_bufferBlock * format.BytesPerBlock), _buffer.AsSpan(0, (int)bytes));
        _bufferEnd = end;
    }

    private void Decode(Span<int> samples)
    {
        SignalFormat format = file.Format;
        int first = (int)((_position * file.SignalsPerFrame) + channel - (_bufferBlock * format.SamplesPerBlock));
        format.Decode(_buffer, first, file.SignalsPerFrame, samples);
        int sum = _sum;
        int invalid = format.Invalid;
        for (int i = 0; i < samples.Length; i++)
        {
            sum = (sum + samples[i]) & 0xFFFF;
            if (samples[i] == invalid)
                samples[i] = WfdbRecord.Missing;
        }

        _sum = sum;
    }

    private void Verify()
    {
        short found = unchecked((short)_sum);
        if (signal.Checksum is { } stated && unchecked((short)stated) != found)
            throw new WfdbException(Faults.Text(
                $"{file.Name} signal {index} ({Faults.Quote(signal.Description)}): found checksum {found}, expected {stated} as the header says")
                + ": the samples are not those that were recorded");
    }
}
