// The checks of a FLAC frame: CRC-8, x^8+x^2+x+1, over its header; CRC-16, x^16+x^15+x^2+1, over all of it; both start at 0. Source: RFC 9639, 9.1.8, 9.3.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>CRC-8 and CRC-16 as FLAC has them.</summary>
internal static class FlacCrc
{
    private static readonly byte[] Table8 = Array.ConvertAll(Table(0x07, 8), entry => (byte)entry);
    private static readonly ushort[] Table16 = Array.ConvertAll(Table(0x8005, 16), entry => (ushort)entry);

    /// <summary>CRC-8 of some bytes.</summary>
    public static int Crc8(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
            crc = Table8[crc ^ value];
        return crc;
    }

    /// <summary>CRC-16 of what came before and some bytes more.</summary>
    public static int Crc16(int crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            crc = ((crc << 8) & 0xFFFF) ^ Table16[(crc >> 8) ^ value];
        return crc;
    }

    private static int[] Table(int polynomial, int bits)
    {
        int[] table = new int[256];
        int top = 1 << (bits - 1);
        int mask = (1 << bits) - 1;
        for (int i = 0; i < table.Length; i++)
        {
            int crc = i << (bits - 8);
            for (int bit = 0; bit < 8; bit++)
                crc = ((crc & top) != 0 ? (crc << 1) ^ polynomial : crc << 1) & mask;
            table[i] = crc;
        }

        return table;
    }
}
