using CsCheck;
using HrvXkd.Core.Kernels;

namespace HrvXkd.Core.Tests.Kernels;

public class FixedPointTests
{
    [Theory]
    [InlineData(5, 1, 3)]
    [InlineData(-5, 1, -2)]
    [InlineData(-6, 2, -1)]
    [InlineData(-7, 2, -2)]
    [InlineData(7, 0, 7)]
    public void RoundShift_Halves_GoUp(long value, int shift, long expected) => Assert.Equal(expected, FixedPoint.RoundShift(value, shift));

    [Fact]
    public void RoundShift_AnyValue_IsFloorOfHalfMore() => Gen.Select(Gen.Long[-(1L << 52), 1L << 52], Gen.Int[0, 40]).Sample((value, shift) =>
        Assert.Equal(Math.Floor(Math.ScaleB(value, -shift) + 0.5), FixedPoint.RoundShift(value, shift)));

    [Fact]
    public void Multiply_AnyInts_IsRoundedSaturatedProduct() => Gen.Select(Gen.Int, Gen.Int).Sample((a, b) =>
        Assert.Equal((int)Int128.Clamp((((Int128)a * b) + 32768) >> 16, int.MinValue, int.MaxValue), FixedPoint.Multiply(a, b)));

    [Fact]
    public void Divide_AnyInts_IsRoundedSaturatedQuotient() => Gen.Select(Gen.Int, Gen.Int).Sample((a, b) =>
    {
        decimal exact = b == 0 ? 0 : Math.Round((decimal)a * 65536 / b, MidpointRounding.AwayFromZero);
        Assert.Equal((int)Math.Clamp(exact, int.MinValue, int.MaxValue), FixedPoint.Divide(a, b));
    });

    [Theory]
    [InlineData(int.MinValue, int.MinValue, 65536)]
    [InlineData(int.MinValue, -65536, int.MaxValue)]
    [InlineData(1, 0, 0)]
    [InlineData(65536, 3 * 65536, 21845)]
    public void Divide_Corners_AreDefined(int a, int b, int expected) => Assert.Equal(expected, FixedPoint.Divide(a, b));

    [Fact]
    public void Requantize_BeyondLimits_Clamps()
    {
        Assert.Equal(127, FixedPoint.Requantize(1000, 1, 0, 0, -128, 127));
        Assert.Equal(-128, FixedPoint.Requantize(-1000, 1, 0, 0, -128, 127));
        Assert.Equal(3, FixedPoint.Requantize(5, 1, 1, 1, -128, 127));
    }
}
