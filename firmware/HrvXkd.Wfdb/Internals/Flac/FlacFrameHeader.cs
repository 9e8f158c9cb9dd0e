// The header of a FLAC frame. Source: RFC 9639, 9.1.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>What a frame says of itself.</summary>
/// <param name="First">Its first sample in the stream.</param>
/// <param name="BlockSize">Its samples, 1..65535.</param>
/// <param name="Coupling">How its channels are coded.</param>
/// <param name="Length">Bytes of the header with its CRC-8.</param>
internal readonly record struct FlacFrameHeader(long First, int BlockSize, FlacCoupling Coupling, int Length)
{
    /// <summary>Bytes of the shortest header.</summary>
    public const int SmallestLength = 6;

    /// <summary>Bytes of the longest header.</summary>
    public const int LargestLength = 16;

    /// <summary>Parses a header; random bytes pass once in 2^32.</summary>
    /// <param name="bytes">Up to <see cref="LargestLength"/> bytes from where it should start.</param>
    /// <param name="info">The stream that it should belong to.</param>
    /// <param name="header">The header.</param>
    /// <returns>False if there is none, it is damaged or belongs to another stream.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, FlacInfo info, out FlacFrameHeader header)
    {
        header = default;
        if (bytes.Length < SmallestLength || bytes[0] != 0xFF || (bytes[1] & 0xFE) != 0xF8 || (bytes[3] & 1) != 0)
            return false;
        bool variable = (bytes[1] & 1) != 0;
        if (!SameStream(bytes, info, out FlacCoupling coupling) || !Number(bytes[4..], out long number, out int used))
            return false;
        int at = 4 + used;
        if (!Size(bytes, ref at, out int size) || !PassRate(bytes[2] & 0x0F, ref at))
            return false;
        if (at >= bytes.Length || FlacCrc.Crc8(bytes[..at]) != bytes[at] || size > info.LargestBlock)
            return false;
        header = new FlacFrameHeader(variable ? number : number * info.LargestBlock, size, coupling, at + 1);
        return true;
    }

    private static bool SameStream(ReadOnlySpan<byte> bytes, FlacInfo info, out FlacCoupling coupling)
    {
        int code = bytes[3] >> 4;
        coupling = code < 8 ? FlacCoupling.Independent : (FlacCoupling)(code - 7);
        int channels = code < 8 ? code + 1 : 2;
        int sampleBits = ((bytes[3] >> 1) & 7) switch { 0 => info.Bits, 1 => 8, 2 => 12, 4 => 16, 5 => 20, 6 => 24, 7 => 32, _ => 0 };
        return code <= 10 && channels == info.Channels && sampleBits == info.Bits;
    }

    // The number of the frame or sample, as UTF-8 codes a character, of up to 36 bits.
    private static bool Number(ReadOnlySpan<byte> bytes, out long number, out int used)
    {
        int first = bytes[0];
        used = 1;
        while (used < 8 && (first & (0x80 >> used)) != 0 && (first & 0x80) != 0)
            used++;
        number = first < 0x80 ? first : first & (0x7F >> used);
        if (used == 8 || (first & 0xC0) == 0x80 || bytes.Length < used)
            return false;
        for (int i = 1; i < used; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
                return false;
            number = (number << 6) | (long)(bytes[i] & 0x3F);
        }

        return true;
    }

    private static bool Size(ReadOnlySpan<byte> bytes, ref int at, out int size)
    {
        int code = bytes[2] >> 4;
        size = code switch
        {
            0 => 0,
            1 => 192,
            <= 5 => 576 << (code - 2),
            6 => at < bytes.Length ? bytes[at] + 1 : 0,
            7 => at + 1 < bytes.Length ? (bytes[at] << 8 | bytes[at + 1]) + 1 : 0,
            _ => 256 << (code - 8),
        };
        at += code is 6 or 7 ? code - 5 : 0;
        return size > 0;
    }

    private static bool PassRate(int code, ref int at)
    {
        at += code is 12 ? 1 : code is 13 or 14 ? 2 : 0;
        return code != 15;
    }
}
