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
            BatchedProduct();
            Norm();
            Shares();
            OneQuery();
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
    }

    private void BatchedProduct()
    {
        int batches = _random.Next(1, 6), rows = _random.Next(1, 13), inner = Pick(4, 8, 12, 16, _random.Next(1, 20)), columns = Pick(4, 8, 12, 16, 20, _random.Next(1, 20));
        bool transposed = Pick(0, 1) == 0;
        int leftRow = batches * inner, rightInner = transposed ? 1 : batches * columns, rightColumn = transposed ? batches * inner : 1, rightBatch = transposed ? inner : columns;
        sbyte[] left = Bytes(1 + (rows * leftRow), -128), right = Bytes(2 + (batches * inner * columns), Pick(-128, -127));
        int multiplier = Factors(1)[0], shift = _random.Next(20, 46);
        long bias = Longs(1)[0];
        sbyte[] y = new sbyte[1 + (batches * rows * columns)], expected = new sbyte[y.Length];
        Product.Int8ByInt8ToInt8(left, 1, inner, leftRow, 1, right, 2, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, -128, 127, y, 1);
        Product.Int8ByInt8ToInt8Plain(left, 1, inner, leftRow, 1, right, 2, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, -128, 127, expected, 1);
        Compare(nameof(Product.Int8ByInt8ToInt8), y, expected);
        int[] wide = new int[y.Length], same = new int[y.Length];
        Product.Int8ByInt8ToQ16(left, 1, inner, leftRow, 1, right, 2, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, int.MinValue, int.MaxValue, wide, 1);
        Product.Int8ByInt8ToQ16Plain(left, 1, inner, leftRow, 1, right, 2, rightBatch, rightInner, rightColumn, batches, rows, inner, columns, multiplier, bias, shift, int.MinValue, int.MaxValue, same, 1);
        Compare(nameof(Product.Int8ByInt8ToQ16), wide, same);
    }

    private void Norm()
    {
        int width = Pick(16, 32, 64, 128, 8, 12, 24), rows = _random.Next(1, 14);
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
        Softmax.Rows(x, 1, rows, width, y, 2);
        Softmax.RowsPlain(x, 1, rows, width, expected, 2);
        Compare(nameof(Softmax.Rows), y, expected);
        sbyte[] narrow = new sbyte[y.Length], same = new sbyte[y.Length];
        int multiplier = _random.Next(1 << 28, int.MaxValue);
        Softmax.RowsToInt8(x, 1, rows, width, new int[width], multiplier, 1L << 53, 54, -128, 127, narrow, 2);
        Softmax.RowsToInt8Plain(x, 1, rows, width, new int[width], multiplier, 1L << 53, 54, -128, 127, same, 2);
        Compare(nameof(Softmax.RowsToInt8), narrow, same);
    }

    private void OneQuery()
    {
        int heads = _random.Next(1, 5), windows = Pick(8, 12, 7), width = Pick(8, 16, 4);
        sbyte[] query = Bytes(heads * width, -128), keys = Bytes(windows * heads * width, -128);
        int[] y = new int[heads * windows], expected = new int[y.Length];
        Attention.ScoresInt8(query, 0, keys, 0, heads, windows, width, 1 << 30, 1 << 20, 21, y, 0);
        Attention.ScoresInt8Plain(query, 0, keys, 0, heads, windows, width, 1 << 30, 1 << 20, 21, expected, 0);
        Compare(nameof(Attention.ScoresInt8), y, expected);
        int[] shares = Array.ConvertAll(Values(65536), value => Pick(0, 1) == 0 ? Math.Abs(value) : Pick(0, 65536, value))[..y.Length];
        sbyte[] mixed = new sbyte[heads * width], same = new sbyte[mixed.Length];
        Attention.MixInt8ToInt8(shares, 0, keys, 0, heads, windows, width, 1148936464, 1L << 45, 46, -128, 127, mixed, 0);
        Attention.MixInt8ToInt8Plain(shares, 0, keys, 0, heads, windows, width, 1148936464, 1L << 45, 46, -128, 127, same, 0);
        Compare(nameof(Attention.MixInt8ToInt8), mixed, same);
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
        int[] a = Values(0), b = Values(Pick(65536, 0)), y = new int[count + 1], expected = new int[y.Length];
        Elementwise.Add(a, 1, b, 2, period, y, 1, count);
        Elementwise.AddPlain(a, 1, b, 2, period, expected, 1, count);
        Compare(nameof(Elementwise.Add), y, expected);
        Elementwise.Subtract(a, 1, b, 2, period, y, 1, count);
        Elementwise.SubtractPlain(a, 1, b, 2, period, expected, 1, count);
        Compare(nameof(Elementwise.Subtract), y, expected);
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
