using HrvXkd.Core.Kernels;

namespace HrvXkd.Core.Tests.Kernels;

public class TranscendentalTests
{
    [Fact]
    public void ExpNegative_DenseGrid_IsExpWithinTwoToMinus22AndNeverRises()
    {
        long last = 1L << 30;
        for (long x = 0; x < 30 * 65536; x += 7)
        {
            long power = ExpNegative.Q30(x);
            Assert.InRange(Math.ScaleB(power, -30) - Math.Exp(-x / 65536.0), -Math.ScaleB(1, -22), Math.ScaleB(1, -22));
            Assert.True(power <= last + 8, $"rises at {x}");
            last = power;
        }
    }

    [Fact]
    public void ExpNegative_Ends_AreExact()
    {
        Assert.Equal(1L << 30, ExpNegative.Q30(0));
        Assert.Equal(0, ExpNegative.Q30(43 * 65536 / 2));
        Assert.Equal(0, ExpNegative.Q30(1000 * 65536));
        Assert.Equal(0, ExpNegative.Q30(1L << 32));
    }

    [Fact]
    public void ReciprocalSquareRoot_AllMagnitudes_HasTwentySevenBits()
    {
        Random random = new(1);
        for (int i = 0; i < 20000; i++)
        {
            long value = i < 62 ? 1L << i : i < 124 ? (1L << (i - 62)) - 1 : random.NextInt64(1, 1L << random.Next(1, 62));
            if (value < 1)
                continue;
            long mantissa = ReciprocalSquareRoot.Mantissa(value, out int half);
            double relative = (Math.ScaleB(mantissa, half - 60) * Math.Sqrt(value)) - 1;
            Assert.InRange(relative, -Math.ScaleB(1, -27), Math.ScaleB(1, -27));
        }
    }
}
