namespace HrvXkd.Wfdb.Tests;

/// <summary>A plain FLAC encoder after RFC 9639, the other half of what is tested.</summary>
internal sealed class FlacEncoder
{
    private readonly FlacOptions _options;
    private readonly int[][] _channels;
    private FlacBits _bits = new();

    private FlacEncoder(FlacOptions options, int[][] channels)
    {
        _options = options;
        _channels = channels;
    }

    public static byte[] Encode(FlacOptions options, params int[][] channels) => new FlacEncoder(options, channels).Run();

    private byte[] Run()
    {
        int length = _channels[0].Length;
        List<byte[]> frames = [];
        for (int first = 0; first < length; first += _options.Block)
            frames.Add(Frame(first, Math.Min(_options.Block, length - first)));
        FlacBits head = new();
        head.Bytes("fLaC"u8);
        head.Put(_options.SeekSpacing == 0 ? 1 : 0, 1);
        head.Put(34, 31);
        head.Put(_options.Block, 16);
        head.Put(_options.Block, 16);
        head.Put(0, 48);
        head.Put(1000, 20);
        head.Put(_channels.Length - 1, 3);
        head.Put(_options.Bits - 1, 5);
        head.Put(_options.Endless ? 0 : length, 36);
        head.Bytes(_options.Md5 ? Digest() : new byte[16]);
        if (_options.SeekSpacing > 0)
            SeekTable(head, frames);
        return [.. head.ToArray(), .. frames.SelectMany(frame => frame)];
    }

    private byte[] Digest()
    {
        int width = (_options.Bits + 7) / 8;
        IEnumerable<byte> bytes = Enumerable.Range(0, _channels[0].Length).SelectMany(
            i => _channels.SelectMany(channel => BitConverter.GetBytes(channel[i]).Take(width)));
#pragma warning disable CA5351 // The format says MD5.
        return System.Security.Cryptography.MD5.HashData([.. bytes]);
#pragma warning restore CA5351
    }

    private void SeekTable(FlacBits head, List<byte[]> frames)
    {
        int points = (frames.Count + _options.SeekSpacing - 1) / _options.SeekSpacing;
        head.Put(0x83, 8);
        head.Put(18 * (points + 1), 24);
        for (int i = 0; i < frames.Count; i += _options.SeekSpacing)
        {
            head.Put((long)i * _options.Block, 64);
            head.Put(frames.Take(i).Sum(frame => (long)frame.Length), 64);
            head.Put(_options.Block, 16);
        }

        head.Put(-1, 64);
        head.Put(0, 80);
    }

    private byte[] Frame(int first, int count)
    {
        _bits = new FlacBits();
        _bits.Put(_options.Variable ? 0xFFF9 : 0xFFF8, 16);
        _bits.Put(0x70, 8);
        _bits.Put(_options.Coupling == 0 ? _channels.Length - 1 : _options.Coupling, 4);
        _bits.Put(_options.Bits switch { 8 => 1, 12 => 2, 16 => 4, 24 => 6, _ => 0 }, 3);
        _bits.Put(0, 1);
        _bits.Utf8(_options.Variable ? first : first / _options.Block);
        _bits.Put(count - 1, 16);
        _bits.Put(FlacBits.Crc(_bits.ToArray(), 0x07, 8), 8);
        int[][] block = Couple([.. _channels.Select(channel => channel.AsSpan(first, count).ToArray())]);
        for (int i = 0; i < block.Length; i++)
            Subframe(block[i], _options.Bits + (_options.Coupling != 0 && i == (_options.Coupling == 9 ? 0 : 1) ? 1 : 0));
        _bits.Align();
        _bits.Put(FlacBits.Crc(_bits.ToArray(), 0x8005, 16), 16);
        return _bits.ToArray();
    }

    private int[][] Couple(int[][] block)
    {
        if (_options.Coupling == 0)
            return block;
        int[] side = [.. block[0].Zip(block[1], (left, right) => left - right)];
        int[] mid = [.. block[0].Zip(block[1], (left, right) => (left + right) >> 1)];
        return _options.Coupling switch { 8 => [block[0], side], 9 => [side, block[1]], _ => [mid, side] };
    }

    private void Subframe(int[] samples, int width)
    {
        int order = _options.Kind.StartsWith("fixed", StringComparison.Ordinal) ? Math.Min(_options.Kind[5] - '0', samples.Length) : 0;
        if (_options.Kind == "lpc")
            order = Math.Min(3, samples.Length);
        int type = _options.Kind switch { "constant" => 0, "verbatim" => 1, "lpc" when order > 0 => 31 + order, _ => 8 + order };
        _bits.Put(type, 7);
        _bits.Put(_options.Wasted > 0 ? 1 : 0, 1);
        if (_options.Wasted > 0)
            _bits.Put(1, _options.Wasted);
        samples = [.. samples.Select(sample => sample >> _options.Wasted)];
        width -= _options.Wasted;
        int plain = type switch { 0 => 1, 1 => samples.Length, _ => order };
        foreach (int sample in samples.Take(plain))
            _bits.Put(sample, width);
        if (type < 2)
            return;
        int[] coefficients = type >= 32 ? [.. new[] { 700, -250, 60 }.Take(order)] : Binomial(order);
        int shift = type >= 32 ? 9 : 0;
        if (type >= 32)
        {
            _bits.Put(11, 4);
            _bits.Put(shift, 5);
            foreach (int coefficient in coefficients)
                _bits.Put(coefficient, 12);
        }

        Residuals([.. Enumerable.Range(order, samples.Length - order).Select(i => Residual(samples, i, coefficients, shift))], order);
    }

    private static int[] Binomial(int order) => order switch { 0 => [], 1 => [1], 2 => [2, -1], 3 => [3, -3, 1], _ => [4, -6, 4, -1] };

    private static int Residual(int[] samples, int at, int[] coefficients, int shift)
    {
        long sum = 0;
        for (int j = 0; j < coefficients.Length; j++)
            sum += (long)coefficients[j] * samples[at - 1 - j];
        return (int)(samples[at] - (sum >> shift));
    }

    private void Residuals(int[] residuals, int order)
    {
        int block = residuals.Length + order;
        int partitions = block % (1 << _options.PartitionOrder) == 0 && block >> _options.PartitionOrder > order ? _options.PartitionOrder : 0;
        _bits.Put(_options.Wide ? 1 : 0, 2);
        _bits.Put(partitions, 4);
        int at = 0;
        for (int i = 0; i < 1 << partitions; i++)
        {
            int count = (block >> partitions) - (i == 0 ? order : 0);
            Partition(residuals.AsSpan(at, count).ToArray());
            at += count;
        }
    }

    private void Partition(int[] residuals)
    {
        int parameterBits = _options.Wide ? 5 : 4;
        if (_options.Escape > 0)
        {
            _bits.Put((1 << parameterBits) - 1, parameterBits);
            _bits.Put(_options.Escape, 5);
            foreach (int residual in residuals)
                _bits.Put(residual, _options.Escape);
            return;
        }

        double mean = residuals.Length == 0 ? 0 : residuals.Average(residual => Math.Abs((double)residual));
        int parameter = Math.Clamp((int)Math.Log2(mean + 1), 0, _options.Wide ? 30 : 14);
        _bits.Put(parameter, parameterBits);
        foreach (int residual in residuals)
        {
            long folded = ((long)residual << 1) ^ (residual >> 31);
            for (long zeros = folded >> parameter; zeros > 0; zeros--)
                _bits.Put(0, 1);
            _bits.Put(1, 1);
            _bits.Put(folded, parameter);
        }
    }
}
