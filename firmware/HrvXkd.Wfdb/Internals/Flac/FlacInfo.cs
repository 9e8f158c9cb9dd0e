// What a FLAC stream says of itself before its first frame. Source: RFC 9639, 8.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>The stream's own description.</summary>
/// <param name="SmallestBlock">Samples of the smallest block but the last.</param>
/// <param name="LargestBlock">Samples of the largest block, 16..65535.</param>
/// <param name="Channels">Channels, 1..8.</param>
/// <param name="Bits">Bits of a sample, 4..32.</param>
/// <param name="SampleCount">Samples of a channel; 0 where it does not say.</param>
/// <param name="Md5">Digest of all samples, 16 bytes; zeros where it does not say.</param>
/// <param name="FirstFrame">Byte of the first frame.</param>
/// <param name="SeekPoints">Places of some frames as the stream states them, ascending, not checked against the frames.</param>
internal sealed record FlacInfo(
    int SmallestBlock, int LargestBlock, int Channels, int Bits, long SampleCount, byte[] Md5, long FirstFrame, IReadOnlyList<(long Sample, long Byte)> SeekPoints)
{
    private const int StreamInfo = 0;
    private const int SeekTable = 3;
    private const int StreamInfoBytes = 34;
    private const int Md5Bytes = 16;
    private const int SeekPointBytes = 18;
    private const int SeekPointLimit = 65_536;

    /// <summary>True where all blocks but the last have one size, and frames are numbered instead of samples.</summary>
    public bool HasFixedBlocks => SmallestBlock == LargestBlock;

    /// <summary>Reads the description.</summary>
    /// <param name="bits">At the start of the stream; afterwards at its first frame.</param>
    public static FlacInfo Read(FlacBitReader bits)
    {
        if (!bits.Peek(4).SequenceEqual("fLaC"u8))
            throw bits.Fault("found no FLAC stream", "the mark fLaC");
        bits.Skip(4);
        FlacInfo? info = null;
        List<(long, long)> points = [];
        for (bool last = false; !last;)
        {
            last = bits.Bits(1) == 1;
            int type = (int)bits.Bits(7);
            int length = (int)bits.Bits(24);
            long end = bits.Position + length;
            if (end > bits.Length)
                throw bits.Fault(Faults.Text($"found a metadata block of {length} bytes"), "one within the file: it is cut short");
            if ((type == StreamInfo) != info is null)
                throw bits.Fault(Faults.Text($"found a metadata block of type {type}"), "the stream information first, and once");
            if (type == StreamInfo)
                info = Describe(bits, length);
            else if (type == SeekTable)
                points = ReadPoints(bits, length);
            bits.Seek(end);
        }

        long first = bits.Position;
        return info! with { FirstFrame = first, SeekPoints = [.. points.Select(point => (point.Item1, point.Item2 + first))] };
    }

    private static FlacInfo Describe(FlacBitReader bits, int length)
    {
        if (length != StreamInfoBytes)
            throw bits.Fault(Faults.Text($"found stream information of {length} bytes"), Faults.Text($"{StreamInfoBytes}"));
        int smallest = (int)bits.Bits(16);
        int largest = (int)bits.Bits(16);
        if (smallest < 16 || largest < smallest)
            throw bits.Fault(Faults.Text($"found blocks of {smallest} to {largest} samples"), "16 to 65535");
        bits.Skip(6);
        bits.Bits(20);
        int channels = (int)bits.Bits(3) + 1;
        int sampleBits = (int)bits.Bits(5) + 1;
        long count = (bits.Bits(18) << 18) | bits.Bits(18);
        byte[] md5 = new byte[Md5Bytes];
        for (int i = 0; i < md5.Length; i++)
            md5[i] = (byte)bits.Bits(8);
        return new FlacInfo(smallest, largest, channels, sampleBits, count, md5, 0, []);
    }

    private static List<(long Sample, long Byte)> ReadPoints(FlacBitReader bits, int length)
    {
        List<(long Sample, long Byte)> points = [];
        for (int i = 0; i < Math.Min(length / SeekPointBytes, SeekPointLimit); i++)
        {
            long high = bits.Bits(32);
            long sample = (high << 32) | bits.Bits(32);
            long place = (bits.Bits(32) << 32) | bits.Bits(32);
            bits.Skip(2);

            // A place holder is all ones; whatever else goes back or beyond any file is no help.
            if (high <= 0xF && place is >= 0 and < long.MaxValue / 2 && (points.Count == 0 || (sample > points[^1].Sample && place > points[^1].Byte)))
                points.Add((sample, place));
        }

        return points;
    }
}
