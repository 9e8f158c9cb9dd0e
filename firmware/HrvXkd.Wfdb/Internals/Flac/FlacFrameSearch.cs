using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Finds a frame shortly before a sample without decoding what lies between: by the stream's seek points, else by halving.</summary>
/// <param name="file">The file.</param>
/// <param name="info">The stream.</param>
internal sealed class FlacFrameSearch(RecordingFile file, FlacInfo info)
{
    // Bytes in which no second frame fits, so that what is found is the frame that holds the sample.
    private const long Near = FlacFrameHeader.SmallestLength + 4;

    private FlacBitReader? _reader;

    /// <summary>Byte after the last frame.</summary>
    public long End => file.Length;

    /// <summary>Looks for a frame between two known places.</summary>
    /// <param name="sample">Sample to be reached.</param>
    /// <param name="known">A frame at the sample or before it.</param>
    /// <param name="end">Byte of a frame after the sample, or <see cref="End"/>.</param>
    /// <returns>A frame at the sample or before it, not verified by its CRC-16; the known one if there is no nearer.</returns>
    public (long Sample, long Byte) Nearest(long sample, (long Sample, long Byte) known, long end)
    {
        (long Sample, long Byte) low = SeekPoint(sample, known, end);
        long high = end;
        while (high - low.Byte > Near)
        {
            long middle = low.Byte + ((high - low.Byte) / 2);
            if (NextFrame(middle, high) is not { } frame || frame.Sample > sample)
                high = middle;
            else if (frame.Sample <= low.Sample)
                return known;
            else
                low = frame;
        }

        return low;
    }

    private (long Sample, long Byte) SeekPoint(long sample, (long Sample, long Byte) known, long end)
    {
        IReadOnlyList<(long Sample, long Byte)> points = info.SeekPoints;
        int first = 0;
        int after = points.Count;
        while (first < after)
        {
            int middle = (first + after) / 2;
            if (points[middle].Sample <= sample)
                first = middle + 1;
            else
                after = middle;
        }

        if (first == 0 || points[first - 1].Sample <= known.Sample || points[first - 1].Byte >= end)
            return known;
        (long Sample, long Byte) point = points[first - 1];
        return NextFrame(point.Byte, point.Byte + 1) is { } frame && frame.Sample == point.Sample ? point : known;
    }

    // The first frame that starts in a range of bytes, by its header alone.
    private (long Sample, long Byte)? NextFrame(long from, long to)
    {
        FlacBitReader bits = _reader ??= new FlacBitReader(file);
        bits.Seek(from);
        while (bits.Position < to)
        {
            long at = bits.Position;
            ReadOnlySpan<byte> bytes = bits.Peek(FlacFrameHeader.LargestLength);
            if (bytes.Length == 0)
                return null;
            if (FlacFrameHeader.TryParse(bytes, info, out FlacFrameHeader header))
                return (header.First, at);
            int next = bytes[1..].IndexOf((byte)0xFF);
            bits.Seek(at + (next < 0 ? bytes.Length : next + 1));
        }

        return null;
    }
}
