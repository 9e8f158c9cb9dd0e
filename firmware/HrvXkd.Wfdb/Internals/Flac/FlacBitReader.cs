using System.Buffers.Binary;
using System.Numerics;
using HrvXkd.Wfdb.Internals.Signals;

namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Reads a file bit by bit, the highest of a byte first, through a buffer of fixed size, and sums the CRC-16 of what it passed.</summary>
/// <param name="file">The file.</param>
internal sealed class FlacBitReader(RecordingFile file)
{
    // Room for a frame header and what the cache may have to give back.
    private readonly byte[] _buffer = new byte[Math.Max(64, Limits.BufferBytes)];
    private long _start;
    private int _at;
    private int _end;
    private ulong _cache;
    private int _cached;
    private int _crc;
    private int _crcFrom;

    /// <summary>Byte of the file that is read next; the bits before it in a byte begun are lost.</summary>
    public long Position => _start + _at - (_cached >> 3);

    /// <summary>Bytes of the file.</summary>
    public long Length => file.Length;

    /// <summary>Goes to a byte and starts the CRC-16 there.</summary>
    public void Seek(long position)
    {
        if (position < _start || position > _start + _end)
            (_start, _end) = (position, 0);
        _at = (int)(position - _start);
        _cached = 0;
        _crc = 0;
        _crcFrom = _at;
    }

    /// <summary>The next bytes without passing them; fewer only at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Align();
        if (_end - _at < count)
            Fill();
        return _buffer.AsSpan(_at, Math.Min(count, _end - _at));
    }

    /// <summary>Passes whole bytes.</summary>
    public void Skip(int bytes)
    {
        for (; bytes > 0; bytes--)
            Bits(8);
    }

    /// <summary>Goes to the start of the next byte; at one already it stays.</summary>
    public void Align()
    {
        int at = _at - (_cached >> 3);
        _cached = 0;
        _at = at;
    }

    /// <summary>CRC-16 of the whole bytes passed since <see cref="Seek"/>.</summary>
    public int Crc()
    {
        int passed = _at - (_cached >> 3);
        _crc = FlacCrc.Crc16(_crc, _buffer.AsSpan(_crcFrom, passed - _crcFrom));
        _crcFrom = passed;
        return _crc;
    }

    /// <summary>Reads an unsigned number.</summary>
    /// <param name="count">Bits, 0..32.</param>
    public long Bits(int count)
    {
        if (_cached < count)
            Load(count);
        _cached -= count;
        return (long)((_cache >> _cached) & ((1UL << count) - 1));
    }

    /// <summary>Reads a two's complement number.</summary>
    /// <param name="count">Bits, 0..32.</param>
    public int Signed(int count)
    {
        if (count == 0)
            return 0;
        long value = Bits(count);
        return (int)(value >= 1L << (count - 1) ? value - (1L << count) : value);
    }

    /// <summary>Counts zero bits up to a one bit, which is passed.</summary>
    /// <param name="largest">More of them are a fault.</param>
    public long Zeros(long largest)
    {
        long zeros = 0;
        while (true)
        {
            if (_cached == 0)
                Load(1);
            ulong left = _cache << (64 - _cached);
            int run = Math.Min(BitOperations.LeadingZeroCount(left), _cached);
            zeros += run;
            if (zeros > largest)
                throw Fault(Faults.Text($"found a run of more than {largest} zero bits"), "a residual of 32 bits");
            if (run < _cached)
            {
                _cached -= run + 1;
                return zeros;
            }

            _cached = 0;
        }
    }

    /// <summary>Reads a Rice code: zero bits and a one bit for the upper part, then the lower bits.</summary>
    /// <param name="parameter">Lower bits, 0..31.</param>
    public long Rice(int parameter)
    {
        if (_cached <= 32)
            Load(0);
        int zeros = BitOperations.LeadingZeroCount(_cache << (64 - _cached));
        int length = zeros + 1 + parameter;
        long largest = uint.MaxValue >> parameter;
        if (_cached == 0 || length > _cached || zeros > largest)
            return (Zeros(largest) << parameter) | Bits(parameter);
        _cached -= length;
        return ((long)zeros << parameter) | (long)((_cache >> _cached) & ((1UL << parameter) - 1));
    }

    /// <summary>Describes what is wrong at this place.</summary>
    public WfdbException Fault(string found, string expected) =>
        new(Faults.Text($"{file.Name} byte {Position}: {found}, expected {expected}"));

    private void Load(int count)
    {
        if (_end - _at >= sizeof(ulong))
        {
            // Seven bytes at most, for a shift by 64 is none.
            int bytes = Math.Min(7, (64 - _cached) >> 3);
            ulong next = BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(_at));
            _cache = (_cache << (8 * bytes)) | (next >> 1 >> (63 - (8 * bytes)));
            _cached += 8 * bytes;
            _at += bytes;
            return;
        }

        while (_cached <= 56)
        {
            if (_at == _end)
                Fill();
            if (_at == _end)
                break;
            _cache = (_cache << 8) | _buffer[_at++];
            _cached += 8;
        }

        if (_cached < count)
            throw new WfdbException(Faults.Text(
                $"{file.Name} byte {file.Length}: found the end of the file, expected more of the FLAC stream: the file is cut short"));
    }

    // Keeps the bytes not passed yet: those in the cache may be given back.
    private void Fill()
    {
        Crc();
        int kept = _crcFrom;
        _buffer.AsSpan(kept, _end - kept).CopyTo(_buffer);
        _start += kept;
        _end -= kept;
        _at -= kept;
        _crcFrom = 0;
        int more = (int)Math.Clamp(file.Length - _start - _end, 0, _buffer.Length - _end);
        file.Fill(_start + _end, _buffer.AsSpan(_end, more));
        _end += more;
    }
}
