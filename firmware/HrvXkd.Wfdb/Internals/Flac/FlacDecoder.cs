// A FLAC stream, block by block. Source: RFC 9639, 9.
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Holds one decoded block of all channels and moves on to the next, or to the one that holds a sample.</summary>
internal sealed class FlacDecoder : IDisposable
{
    private readonly FlacDigest? _digest;
    private readonly FlacBitReader _bits;
    private readonly FlacIndex _index;
    private readonly FlacFrameSearch _search;
    private int[][]? _blocks;
    private long _next;

    /// <summary>Opens a stream.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Byte at which the stream starts.</param>
    public FlacDecoder(RecordingFile file, long offset)
    {
        _bits = new FlacBitReader(file);
        _bits.Seek(offset);
        Info = FlacInfo.Read(_bits);
        _index = new FlacIndex(Info.FirstFrame, Info.SampleCount);
        _search = new FlacFrameSearch(file, Info);
        _digest = FlacDigest.Of(Info);
    }

    /// <summary>What the stream says of itself.</summary>
    public FlacInfo Info { get; }

    /// <summary>First sample of the block held.</summary>
    public long BlockFirst { get; private set; }

    /// <summary>Samples of the block held; 0 before the first.</summary>
    public int BlockSize { get; private set; }

    /// <summary>Samples of a channel of the block held.</summary>
    public ReadOnlySpan<int> Block(int channel) => _blocks![channel].AsSpan(0, BlockSize);

    /// <summary>Sees to it that the block held has a sample.</summary>
    public void MoveTo(long sample)
    {
        if (sample >= BlockFirst && sample < BlockFirst + BlockSize)
            return;
        if (sample < _next || sample - _next > 2L * Info.LargestBlock)
            Jump(sample);
        while (BlockSize == 0 || sample >= BlockFirst + BlockSize)
            Decode();
    }

    private void Jump(long sample)
    {
        (long Sample, long Byte) known = _index.Before(sample);
        (long Sample, long Byte) found = _search.Nearest(sample, known, _index.ByteAfter(sample, _search.End));
        if (found != known && TryStart(found))
            return;

        // What looked like a frame was none, or nothing nearer was found: on from the last one that was decoded.
        Start(known);
    }

    private bool TryStart((long Sample, long Byte) place)
    {
        try
        {
            Start(place);
            Decode();
            return BlockFirst == place.Sample;
        }
        catch (WfdbException)
        {
            BlockSize = 0;
            return false;
        }
    }

    private void Start((long Sample, long Byte) place)
    {
        _bits.Seek(place.Byte);
        _next = place.Sample;
        BlockSize = 0;
    }

    private void Decode()
    {
        // After a fault nothing is known of the place, so that the next call starts from a known frame.
        BlockSize = 0;
        long expected = _next;
        _next = long.MaxValue;
        long start = _bits.Position;
        _bits.Seek(start);
        if (!FlacFrameHeader.TryParse(_bits.Peek(FlacFrameHeader.LargestLength), Info, out FlacFrameHeader header))
            throw _bits.Fault("found no FLAC frame of this stream", "one: the file is cut short or damaged");
        if (header.First != expected)
            throw _bits.Fault(Faults.Text($"found the frame of sample {header.First}"), Faults.Text($"that of sample {expected}"));
        _bits.Skip(header.Length);
        int[][] blocks = _blocks ??= NewBlocks();
        for (int channel = 0; channel < blocks.Length; channel++)
            FlacSubframe.Read(_bits, Info.Bits + FlacStereo.ExtraBits(header.Coupling, channel), blocks[channel].AsSpan(0, header.BlockSize));
        if (header.Coupling != FlacCoupling.Independent)
            FlacStereo.Decouple(header.Coupling, blocks[0].AsSpan(0, header.BlockSize), blocks[1].AsSpan(0, header.BlockSize));
        _bits.Align();
        int found = _bits.Crc();
        long stated = _bits.Bits(16);
        if (stated != found)
            throw _bits.Fault(Faults.Text($"found CRC {stated} at the end of a FLAC frame"), Faults.Text($"{found} as its bytes have: it is damaged"));
        (BlockFirst, BlockSize) = (header.First, header.BlockSize);
        _next = BlockFirst + BlockSize;
        _index.Add(BlockFirst, start);
        if (_digest?.Add(BlockFirst, blocks, BlockSize) == false)
            throw _bits.Fault("found samples that do not give the MD5 of the stream", "those it was made of: it is damaged");
    }

    /// <inheritdoc/>
    public void Dispose() => _digest?.Dispose();

    private int[][] NewBlocks()
    {
        int[][] blocks = new int[Info.Channels][];
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = new int[Info.LargestBlock];
        return blocks;
    }
}
