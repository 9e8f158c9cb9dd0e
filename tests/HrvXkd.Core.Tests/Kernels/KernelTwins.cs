using HrvXkd.Core.Kernels;

namespace HrvXkd.Core.Tests.Kernels;

/// <summary>Every kernel that has vector paths beside its plain twin, on shapes that paths take and shapes that they do not, random and extreme.</summary>
internal sealed class KernelTwins(int seed)
{
    private static readonly int[] Corners = [int.MinValue, int.MinValue + 1, -65536, -1, 0, 1, 65535, 65536, int.MaxValue - 1, int.MaxValue];

    private readonly Random _random = new(seed);
    private readonly List<string> _faults = [];

    /// <summary>Comparisons made.</summary>
    public int Count { get; private set; }

    /// <summary>Runs all kernels and returns those that differ from their twin.</summary>
    /// <param name="rounds">Shapes of each kernel.</param>
    public IReadOnlyList<string> Run(int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            LinearLayer();
            Norm();
            Shares();
            Heads();
            WideSumsOfRows();
            Caches();
            Constants();
            Sums();
            Means();
            Copies();
        }

        return [.. _faults.Distinct()];
    }

    private void LinearLayer()
    {
        int rows = _random.Next(1, 14), inner = Pick(4, 8, 12, 16, 20, 32, 64, _random.Next(1, 40)), columns = Pick(1, 8, 16, 24, 32, 40, 64, _random.Next(1, 40));
        sbyte[] x = Bytes(3 + (rows * inner), -128), weight = Fours.Pack(Bytes(columns * inner, Pick(-128, -127)), inner);
        int[] multiplier = Factors(columns);
        long[] bias = Longs(Pick(columns, rows * columns));
        int shift = _random.Next(20, 46), low = Pick(-128, 0, -100, -7), high = Pick(127, 100, 9);
        sbyte[] y = new sbyte[5 + (rows * columns)], expected = new sbyte[y.Length];
        Linear.Int8ToInt8(x, 3, rows, inner, weight, multiplier, bias, shift, low, high, y, 5);
        Linear.Int8ToInt8Plain(x, 3, rows, inner, weight, multiplier, bias, shift, low, high, expected, 5);
        Compare(nameof(Linear.Int8ToInt8), y, expected);
        int[] wide = new int[2 + (rows * columns)], same = new int[wide.Length];
        (low, high) = Pick(0, 1) == 0 ? (int.MinValue, int.MaxValue) : (-70000, 1 << 20);
        Linear.Int8ToQ16(x, 3, rows, inner, weight, multiplier, bias, shift, low, high, wide, 2);
        Linear.Int8ToQ16Plain(x, 3, rows, inner, weight, multiplier, bias, shift, low, high, same, 2);
        Compare(nameof(Linear.Int8ToQ16), wide, same);
        int[] some = Values(Pick(0, 1 << 20)), addend = [.. Enumerable.Range(0, wide.Length + 1).Select(i => some[i % some.Length])], sum = new int[wide.Length], both = new int[wide.Length];
        Linear.Int8AddedToQ16(x, 3, rows, inner, weight, multiplier, bias, shift, addend, 1, sum, 2);
        Linear.Int8AddedToQ16Plain(x, 3, rows, inner, weight, multiplier, bias, shift, addend, 1, both, 2);
        Compare(nameof(Linear.Int8AddedToQ16), sum, both);
    }

    private void Norm()
    {
        int width = Pick(16, 32, 64, 128, 8, 8, 12, 24), rows = _random.Next(1, 14);
        int[] x = new int[2 + (rows * width)], gain = Factors(width);
        // Most rows are small, some are at the limit of the vector paths, some far beyond.
        for (int row = 0; row < rows; row++)
            Values(Pick(1 << 12, 1 << 18, (1 << 26) / width, (1 << 26) / width + 1, 1 << 24, 0)).AsSpan(0, width).CopyTo(x.AsSpan(2 + (row * width)));
        long[] bias = Longs(width);
        long epsilon = Pick(1, 1 << 20, 43980464);
        sbyte[] y = new sbyte[1 + (rows * width)], expected = new sbyte[y.Length];
        LayerNorm.ToInt8(x, 2, rows, epsilon, gain, bias, 49, -128, 127, y, 1);
        LayerNorm.ToInt8Plain(x, 2, rows, epsilon, gain, bias, 49, -128, 127, expected, 1);
        Compare(nameof(LayerNorm.ToInt8), y, expected);
        int[] wide = new int[y.Length], same = new int[y.Length];
        LayerNorm.ToQ16(x, 2, rows, epsilon, gain, bias, 40, int.MinValue, int.MaxValue, wide, 1);
        LayerNorm.ToQ16Plain(x, 2, rows, epsilon, gain, bias, 40, int.MinValue, int.MaxValue, same, 1);
        Compare(nameof(LayerNorm.ToQ16), wide, same);
    }

    private void Shares()
    {
        int width = Pick(4, 8, 12, 16, 3, 20), rows = _random.Next(1, 11);
        int[] x = Values(Pick(65536, 1 << 20, 1 << 24, 0, 1)).AsSpan(0, 1 + (rows * width)).ToArray(), y = new int[2 + (rows * width)], expected = new int[y.Length];
        if (Pick(0, 1, 2) == 0)
            Array.Fill(x, Corners[_random.Next(Corners.Length)]);
        // Some at the distance where the exponential becomes 0.
        for (int i = 1; Pick(0, 1) == 0 && i < x.Length; i += _random.Next(2, 5))
            x[i] = unchecked(x.Max() - ExpNegative.Zero + _random.Next(-2, 3));
        Softmax.Rows(x, 1, rows, width, y, 2);
        Softmax.RowsPlain(x, 1, rows, width, expected, 2);
        Compare(nameof(Softmax.Rows), y, expected);
        sbyte[] narrow = new sbyte[y.Length], same = new sbyte[y.Length];
        int multiplier = _random.Next(1 << 28, int.MaxValue);
        Softmax.RowsToInt8(x, 1, rows, width, new int[width], multiplier, 1L << 53, 54, -128, 127, narrow, 2);
        Softmax.RowsToInt8Plain(x, 1, rows, width, new int[width], multiplier, 1L << 53, 54, -128, 127, same, 2);
        Compare(nameof(Softmax.RowsToInt8), narrow, same);
    }

    // Scores, shares and sums in one call: shares of int8 or Q16.16, with and without a scale and a mask.
    private void Heads()
    {
        int heads = _random.Next(1, 5), rows = Pick(1, 1, 2, 4, 8, 12, 13), windows = Pick(4, 8, 12, 16, 7, 20), width = Pick(8, 16, 24, 4, 4, 12), length = heads * width, step = length + Pick(0, 0, 8, length * 2, 3);
        sbyte[] query = Bytes(2 + (rows * step), -128), keys = Bytes(1 + (windows * step), -128), values = Bytes(3 + (windows * step), -128);
        int[]? penalty = Pick(0, 1) == 0 ? null : Values(Pick(65536, 1 << 22, 0))[..(1 + windows)];
        (long multiplier, long bias, long shift, long high) = Pick(0, 1) == 0 ? (2130778519, 1L << 53, 54L, 127) : (1L << 30, 1L << 43, 44L, 65536L);
        long[] steps =
        [
            Factors(1)[0], 1 << 20, _random.Next(21, 40), int.MinValue, int.MaxValue,
            multiplier, bias, shift, high == 127 ? -128 : 0, high,
            1148936464, 1L << 45, 46, -128, Pick(127, 100),
        ];
        int channels = Pick(0, 1, 4, heads * windows, 3);
        int[]? factor = channels == 0 ? null : Factors(channels), shift2 = channels == 0 ? null : [.. Enumerable.Range(0, channels).Select(_ => _random.Next(28, 40))];
        long[]? offset = channels == 0 ? null : Longs(channels);
        sbyte[] y = new sbyte[2 + (rows * length)], expected = new sbyte[y.Length];
        int[] scratch = new int[2 * windows];
        SelfAttention.Int8(query, 2, step, keys, 1, step, values, 3, step, penalty, 1, heads, rows, windows, width, factor, offset, shift2, steps, scratch, y, 2);
        SelfAttention.Int8Plain(query, 2, step, keys, 1, step, values, 3, step, penalty, 1, heads, rows, windows, width, factor, offset, shift2, steps, scratch, expected, 2);
        Compare(nameof(SelfAttention), y, expected);
    }

    private void WideSumsOfRows()
    {
        int rows = _random.Next(1, 4), inner = Pick(4, 12, 16, 5), columns = Pick(1, 2, 4, 6, 3), shift = _random.Next(0, 30);
        int[] x = Values(1 << 24)[..(1 + (rows * inner))], weight = Values(1 << 24)[..(inner * columns)], multiplier = [.. Enumerable.Range(0, columns).Select(_ => _random.Next(-4, 5))];
        long[] bias = Longs(Pick(columns, rows * columns));
        int[] y = new int[1 + (rows * columns)], expected = new int[y.Length];
        Linear.Q16ToQ16(x, 1, rows, weight, multiplier, bias, shift, int.MinValue, int.MaxValue, y, 1);
        Linear.Q16ToQ16Plain(x, 1, rows, weight, multiplier, bias, shift, int.MinValue, int.MaxValue, expected, 1);
        Compare(nameof(Linear.Q16ToQ16), y, expected);
        int[] mixed = new int[1 + (rows * columns)], same = new int[mixed.Length], values = Values(1 << 24)[..(2 + (inner * rows * columns))];
        Attention.MixQ16ToQ16(x, 1, values, 2, rows, inner, columns, 1, 32768, 16, -1 << 30, 1 << 30, mixed, 1);
        Attention.MixQ16ToQ16Plain(x, 1, values, 2, rows, inner, columns, 1, 32768, 16, -1 << 30, 1 << 30, same, 1);
        Compare(nameof(Attention.MixQ16ToQ16), mixed, same);
    }

    private void Caches()
    {
        int windows = _random.Next(2, 13), length = Pick(1, 2, 3, 4, 8, 16, 17, 32);
        sbyte[] narrow = Bytes(windows * length, -128), moved = [.. narrow[length..], .. narrow[^length..]];
        Cache.Advance(narrow, length);
        Compare(nameof(Cache), narrow, moved);
        int[] wide = Values(0)[..(windows * length)], shifted = [.. wide[length..], .. wide[^length..]];
        Cache.Advance(wide, length);
        Compare(nameof(Cache), wide, shifted);
    }

    private void Constants()
    {
        int channels = Pick(1, 4, 12, 16, 3), count = channels * Pick(1, 2, 4, 8);
        int[] x = Values(Pick(65536, 1 << 24, 0)), multiplier = Factors(channels), shift = [.. Enumerable.Range(0, channels).Select(_ => _random.Next(0, 50))];
        long[] bias = Longs(channels);
        int[] y = new int[count + 1], expected = new int[y.Length];
        Affine.Q16ToQ16(x, 3, multiplier, bias, shift, int.MinValue, int.MaxValue, y, 1, count);
        Affine.Q16ToQ16Plain(x, 3, multiplier, bias, shift, int.MinValue, int.MaxValue, expected, 1, count);
        Compare(nameof(Affine.Q16ToQ16), y, expected);
        sbyte[] narrow = new sbyte[y.Length], same = new sbyte[y.Length];
        Affine.Q16ToInt8(x, 3, multiplier, bias, shift, -128, 127, narrow, 1, count);
        Affine.Q16ToInt8Plain(x, 3, multiplier, bias, shift, -128, 127, same, 1, count);
        Compare(nameof(Affine.Q16ToInt8), narrow, same);
    }

    private void Sums()
    {
        int count = _random.Next(1, 70), period = Pick(count, 1, 2, 4, 7, 8, 16, count + 3);
        int[] a = Values(Pick(0, 0, 1)), b = Values(Pick(65536, 0)), y = new int[count + 1], expected = new int[y.Length];
        Elementwise.Add(a, 1, b, 2, period, y, 1, count);
        Elementwise.AddPlain(a, 1, b, 2, period, expected, 1, count);
        Compare(nameof(Elementwise.Add), y, expected);
        Elementwise.Subtract(a, 1, b, 2, period, y, 1, count);
        Elementwise.SubtractPlain(a, 1, b, 2, period, expected, 1, count);
        Compare(nameof(Elementwise.Subtract), y, expected);
        Elementwise.Divide(a, 1, b, 2, period, y, 1, count);
        Elementwise.DividePlain(a, 1, b, 2, period, expected, 1, count);
        Compare(nameof(Elementwise.Divide), y, expected);
        int one = b[^1];
        int[] mask = [.. Enumerable.Range(0, count + 1).Select(_ => Pick(0, one, one))];
        Elementwise.Divide(mask, 1, b, 3, 1, y, 1, count);
        Elementwise.DividePlain(mask, 1, b, 3, 1, expected, 1, count);
        Compare(nameof(Elementwise.Divide), y, expected);
        int outer = _random.Next(1, 4), inner = Pick(1, 1, 1, 3), axis = Pick(4, 8, 12, 5);
        int[] sums = new int[1 + (outer * inner)], same = new int[sums.Length];
        Reduce.Sum(a, 2, outer, axis, inner, sums, 1);
        Reduce.SumPlain(a, 2, outer, axis, inner, same, 1);
        Compare(nameof(Reduce.Sum), sums, same);
    }

    private void Means()
    {
        int outer = _random.Next(1, 3), axis = _random.Next(1, 13), inner = Pick(8, 16, 5);
        int[] x = Values(Pick(65536, 1 << 27, 0)), y = new int[(outer * inner) + 1], expected = new int[y.Length];
        Mean.Q16ToQ16(x, 2, outer, axis, inner, 1190202611, 1L << 33, 34, int.MinValue, int.MaxValue, y, 1);
        Mean.Q16ToQ16Plain(x, 2, outer, axis, inner, 1190202611, 1L << 33, 34, int.MinValue, int.MaxValue, expected, 1);
        Compare(nameof(Mean.Q16ToQ16), y, expected);
        sbyte[] narrow = new sbyte[y.Length], same = new sbyte[y.Length];
        Mean.Q16ToInt8(x, 2, outer, axis, inner, 1190202611, 1L << 43, 44, -128, 127, narrow, 1);
        Mean.Q16ToInt8Plain(x, 2, outer, axis, inner, 1190202611, 1L << 43, 44, -128, 127, same, 1);
        Compare(nameof(Mean.Q16ToInt8), narrow, same);
    }

    private void Copies()
    {
        int a = _random.Next(1, 3), b = _random.Next(1, 9), c = _random.Next(1, 5), d = Pick(8, 4);
        sbyte[] x = Bytes(1 + (a * b * c * d), -128), y = new sbyte[x.Length], expected = new sbyte[x.Length];
        Layout.StridedInt8(x, 1, a, b, c, d, b * c * d, d, b * d, 1, y, 1);
        Layout.StridedInt8Plain(x, 1, a, b, c, d, b * c * d, d, b * d, 1, expected, 1);
        Compare(nameof(Layout.StridedInt8), y, expected);
    }

    private void Compare<T>(string kernel, T[] y, T[] expected) where T : struct, IEquatable<T>
    {
        Count++;
        if (!y.AsSpan().SequenceEqual(expected))
            _faults.Add(kernel);
    }

    private int Pick(params int[] of) => of[_random.Next(of.Length)];

    // A few extremes, and whole arrays of them: all lowest, all highest, alternating.
    private sbyte[] Bytes(int count, int lowest)
    {
        int kind = _random.Next(8);
        return [.. Enumerable.Range(0, count).Select(i => (sbyte)(kind switch { 0 => lowest, 1 => 127, 2 => i % 2 == 0 ? lowest : 127, _ => _random.Next(lowest, 128) }))];
    }

    // Within the spread, or anything if that is 0.
    private int[] Values(int spread) =>
        [.. Enumerable.Range(0, 400).Select(_ => spread != 0 ? _random.Next(-spread, spread + 1) : Pick(0, 1) == 0 ? Corners[_random.Next(Corners.Length)] : _random.Next(int.MinValue, int.MaxValue))];

    private int[] Factors(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(1 << 20, int.MaxValue) * (_random.Next(6) == 0 ? -1 : 1))];

    private long[] Longs(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.NextInt64(-(1L << 58), 1L << 58) >> _random.Next(30))];
}
