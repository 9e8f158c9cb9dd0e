using CsCheck;
using HrvXkd.Core.Numerics;

namespace HrvXkd.Core.Tests.Numerics;

public class IntegerMathTests
{
    [Fact]
    public void Sqrt_AnyValue_IsLargestRoot() =>
        Gen.Long[0, long.MaxValue].Sample(value =>
        {
            long root = IntegerMath.Sqrt(value);
            return (Int128)root * root <= value && ((Int128)root + 1) * (root + 1) > value;
        });

    [Fact]
    public void Sqrt_NotPositive_IsZero()
    {
        Assert.Equal(0, IntegerMath.Sqrt(0));
        Assert.Equal(0, IntegerMath.Sqrt(long.MinValue));
        Assert.Equal(3037000499, IntegerMath.Sqrt(long.MaxValue));
    }

    [Fact]
    public void Logarithms_AnyValue_EqualDouble() =>
        Gen.Select(Gen.Int[0, 62], Gen.Long[1, long.MaxValue]).Sample((shift, bits) =>
        {
            long value = Math.Max(bits >> shift, 1);
            Assert.Equal(Math.Log2(value), IntegerMath.Log2Q16(value) / 65536.0, Math.Pow(2, -15));
            Assert.Equal(Math.Log(value), IntegerMath.LnQ16(value) / 65536.0, Math.Pow(2, -15));
            Assert.Equal(Math.Log2(value), IntegerMath.Log2Q8(value) / 256.0, 4 / 256.0);
            Assert.Equal((int)Math.Floor(Math.Log2(value)), IntegerMath.FloorLog2(value), 1.0);
        });

    [Fact]
    public void Logarithms_NotPositive_AreZero()
    {
        Assert.Equal(0, IntegerMath.Log2Q16(0));
        Assert.Equal(0, IntegerMath.LnQ16(-5));
        Assert.Equal(0, IntegerMath.Log2Q8(long.MinValue));
        Assert.Equal(0, IntegerMath.FloorLog2(1));
    }

    [Fact]
    public void SinCos_AnyPhase_EqualDouble() =>
        Gen.Long[-(1L << 40), 1L << 40].Sample(phase =>
        {
            double turns = (phase & 0xFFFFFFFFL) / 4294967296.0;
            Assert.Equal(Math.Sin(2 * Math.PI * turns), Trigonometry.SinQ30(phase) / 1073741824.0, Math.Pow(2, -27));
            Assert.Equal(Math.Cos(2 * Math.PI * turns), Trigonometry.CosQ30(phase) / 1073741824.0, Math.Pow(2, -27));
        });
}
