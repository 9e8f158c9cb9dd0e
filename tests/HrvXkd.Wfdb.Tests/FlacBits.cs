namespace HrvXkd.Wfdb.Tests;

/// <summary>Bits in a row, the highest of a byte first.</summary>
internal sealed class FlacBits
{
    private readonly List<byte> _bytes = [];
    private int _used = 8;

    public byte[] ToArray() => [.. _bytes];

    public void Put(long value, int bits)
    {
        for (int bit = bits - 1; bit >= 0; bit--)
        {
            if (_used == 8)
                Add();
            if (((bit < 64 ? value >> bit : value >> 63) & 1) != 0)
                _bytes[^1] |= (byte)(0x80 >> _used);
            _used++;
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            Put(value, 8);
    }

    public void Align() => _used = 8;

    /// <summary>A number as UTF-8 codes a character.</summary>
    public void Utf8(long number)
    {
        if (number < 0x80)
        {
            Put(number, 8);
            return;
        }

        int length = 2;
        while (length < 7 && number >> ((5 * length) + 1) != 0)
            length++;
        long lead = (0xFF00 >> length) & 0xFF;
        Put(lead | (length == 7 ? 0 : number >> (6 * (length - 1))), 8);
        for (int i = length - 2; i >= 0; i--)
            Put(0x80 | ((number >> (6 * i)) & 0x3F), 8);
    }

    /// <summary>A CRC bit by bit.</summary>
    public static int Crc(byte[] bytes, int polynomial, int bits)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= value << (bits - 8);
            for (int i = 0; i < 8; i++)
                crc = ((crc << 1) ^ ((crc & (1 << (bits - 1))) != 0 ? polynomial : 0)) & ((1 << bits) - 1);
        }

        return crc;
    }

    private void Add()
    {
        _bytes.Add(0);
        _used = 0;
    }
}
