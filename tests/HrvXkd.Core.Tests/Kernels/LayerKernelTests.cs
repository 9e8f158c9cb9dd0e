using HrvXkd.Core.Kernels;

namespace HrvXkd.Core.Tests.Kernels;

public class LayerKernelTests
{
    private const int Min = int.MinValue, Max = int.MaxValue;

    [Theory]
    [InlineData(0.001)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(30000)]
    public void LayerNorm_RandomRows_IsTextbookFormula(double size)
    {
        Random random = new(3);
        const int width = 16;
        int[] gain = new int[width], y = new int[width];
        long[] bias = new long[width];
        for (int i = 0; i < width; i++)
            (gain[i], bias[i]) = ((i + 8) << 20, ((long)(i - 5) << 40) + (1L << 31));
        double worst = 0;
        for (int repeat = 0; repeat < 500; repeat++)
        {
            int[] x = [.. Enumerable.Range(0, width).Select(_ => (int)((random.NextDouble() - 0.5) * size * 65536))];
            LayerNorm.ToQ16(x, 0, 1, (long)(1e-5 * width * width * 4294967296.0), gain, bias, 32, Min, Max, y, 0);
            double[] real = [.. x.Select(value => value / 65536.0)];
            double mean = real.Average(), variance = real.Average(value => (value - mean) * (value - mean));
            for (int i = 0; i < width; i++)
            {
                double expected = ((real[i] - mean) / Math.Sqrt(variance + 1e-5) * (i + 8) / 16) + ((i - 5) / 256.0);
                worst = Math.Max(worst, Math.Abs((y[i] / 65536.0) - expected));
            }
        }

        Assert.InRange(worst, 1e-9, 1.0 / 65536);
    }

    [Fact]
    public void LayerNorm_EndsOfInt_StaysWithinRootOfWidth()
    {
        int[] x = [Min, Max, Max, Max], gain = [1 << 8, 1 << 8, 1 << 8, 1 << 8], y = new int[4];
        long[] bias = new long[4];
        LayerNorm.ToQ16(x, 0, 1, 1, gain, bias, 16, Min, Max, y, 0);
        Assert.InRange(y[0], (int)(-1.7321 * 65536), (int)(-1.7320 * 65536));
        Assert.InRange(y[1], (int)(0.5773 * 65536), (int)(0.5774 * 65536));
        LayerNorm.ToQ16([Min, Min, Min, Min], 0, 1, 1, gain, bias, 16, Min, Max, y, 0);
        Assert.Equal([0, 0, 0, 0], y);
    }

    [Fact]
    public void Softmax_RandomRows_IsTextbookFormula()
    {
        Random random = new(4);
        int[] x = new int[8], y = new int[8];
        for (int repeat = 0; repeat < 2000; repeat++)
        {
            for (int i = 0; i < 8; i++)
                x[i] = (int)((random.NextDouble() - 0.5) * 12 * 65536);
            Softmax.Rows(x, 0, 1, 8, y, 0);
            double sum = x.Sum(value => Math.Exp((value - x.Max()) / 65536.0));
            for (int i = 0; i < 8; i++)
                Assert.InRange((y[i] / 65536.0) - (Math.Exp((x[i] - x.Max()) / 65536.0) / sum), -1.0 / 65536, 1.0 / 65536);
        }
    }

    [Fact]
    public void Softmax_MaskedScores_GetExactlyZero()
    {
        int[] y = new int[8];
        Softmax.Rows([-1000 * 65536, 65536, -999 * 65536, Min], 0, 1, 4, y, 0);
        Assert.Equal([0, 65536, 0, 0], y[..4]);
        Softmax.Rows([Max, Min, 7, 7, 7, 7], 0, 2, 3, y, 1);
        Assert.Equal([65536, 0, 0, 21845, 21845, 21845], y[1..7]);
    }

    [Fact]
    public void Linear_Int8AndWide_AreExactSumsRoundedOnce()
    {
        Random random = new(5);
        sbyte[] x = new sbyte[2 * 9], weight = new sbyte[5 * 9], narrow = new sbyte[10];
        int[] multiplier = [.. Enumerable.Range(1, 5).Select(n => n * 100_000_000)], wide = new int[10], same = new int[10];
        long[] bias = [.. Enumerable.Range(-2, 5).Select(n => ((long)n << 36) + (1L << 33))];
        for (int repeat = 0; repeat < 200; repeat++)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = (sbyte)random.Next(-128, 128);
            for (int i = 0; i < weight.Length; i++)
                weight[i] = (sbyte)random.Next(-127, 128);
            Linear.Int8ToInt8(x, 0, 2, 9, Fours.Pack(weight, 9), multiplier, bias, 34, -100, 90, narrow, 0);
            Linear.Int8ToQ16(x, 0, 2, 9, Fours.Pack(weight, 9), multiplier, bias, 34, Min, Max, wide, 0);
            Linear.Q16ToQ16([.. x], 0, 2, [.. weight], multiplier, bias, 34, Min, Max, same, 0);
            Assert.Equal(wide, same);
            for (int i = 0; i < 10; i++)
            {
                Int128 sum = 0;
                for (int k = 0; k < 9; k++)
                    sum += x[(i / 5 * 9) + k] * weight[(i % 5 * 9) + k];
                long expected = (long)(((sum * multiplier[i % 5]) + bias[i % 5]) >> 34);
                Assert.Equal(expected, wide[i]);
                Assert.Equal(Math.Clamp(expected, -100, 90), narrow[i]);
            }
        }
    }

    [Fact]
    public void Attention_TwoHeads_IsTextbookFormula()
    {
        Random random = new(6);
        const int heads = 2, windows = 8, width = 4;
        sbyte[] query = new sbyte[heads * width], keys = new sbyte[windows * heads * width];
        for (int i = 0; i < query.Length; i++)
            query[i] = (sbyte)random.Next(-128, 128);
        for (int i = 0; i < keys.Length; i++)
            keys[i] = (sbyte)random.Next(-128, 128);
        int[] scores = new int[heads * windows], sums = new int[heads * width], shares = new int[heads * windows];
        Attention.ScoresInt8(query, 0, keys, 0, heads, windows, width, 3, 1, 1, scores, 0);
        Softmax.Rows(scores, 0, heads, windows, shares, 0);
        Attention.MixInt8ToQ16(shares, 0, keys, 0, heads, windows, width, 1, 0, 0, Min, Max, sums, 0);
        for (int h = 0; h < heads; h++)
        {
            for (int t = 0; t < windows; t++)
            {
                int dot = Enumerable.Range(0, width).Sum(d => query[(h * width) + d] * keys[(((t * heads) + h) * width) + d]);
                Assert.Equal((int)Math.Floor((3 * dot / 2.0) + 0.5), scores[(h * windows) + t]);
            }

            for (int d = 0; d < width; d++)
                Assert.Equal(Enumerable.Range(0, windows).Sum(t => shares[(h * windows) + t] * keys[(((t * heads) + h) * width) + d]), sums[(h * width) + d]);
        }
    }

    [Fact]
    public void Elementwise_ShorterSecondOperand_Repeats()
    {
        int[] y = new int[5];
        Elementwise.Subtract([10, 20, 30, 40], 0, [9, 1, 2], 1, 2, y, 1, 4);
        Assert.Equal([0, 9, 18, 29, 38], y);
        Elementwise.Add([Max, Min], 0, [1, -1], 0, 2, y, 0, 2);
        Assert.Equal([Max, Min], y[..2]);
        Reduce.Sum([1, 2, 3, 4, 5, 6], 0, 1, 3, 2, y, 0);
        Assert.Equal([9, 12], y[..2]);
    }

    [Fact]
    public void Affine_ChannelsOfDifferentShift_AreRoundedOnce()
    {
        sbyte[] y = new sbyte[4];
        Affine.Q16ToInt8([100, 100, -101, 100000], 0, [1, 3], [1, 0], [1, 0], -128, 127, y, 0, 4);
        Assert.Equal([50, 127, -50, 127], y);
    }
}
