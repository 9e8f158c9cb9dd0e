using CsCheck;
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Tests.Graph;

public class RequantizationTests
{
    [Fact]
    public void Create_AnyScaleAndOffset_RoundsTheRealValueOnce() =>
        Gen.Select(Gen.Double[-20, 20], Gen.Double[-1000, 1000], Gen.Int[1, 1 << 24]).Sample((logScale, offset, largest) =>
        {
            double scale = Math.Pow(2, logScale);
            Interval range = new(-largest, largest);
            Requantization r = Requantization.Create("n", [scale], [offset], [range], int.MinValue, int.MaxValue, commonShift: true);
            foreach (long accumulator in new long[] { -largest, -largest / 3, 0, 1, largest })
            {
                double real = (accumulator * scale) + offset;
                if (Math.Abs(real) < int.MaxValue)
                    Assert.InRange(r.Apply(accumulator, 0) - real, -0.5 - 1e-3 - (Math.Abs(real) * 1e-9), 0.5 + 1e-3 + (Math.Abs(real) * 1e-9));
            }
        });

    [Fact]
    public void Create_WholeFactors_NeedNoShift()
    {
        Requantization r = Requantization.Create("n", [1000], [-65536000], [new Interval(0, 65536)], int.MinValue, int.MaxValue, commonShift: false);
        Assert.Equal((1000, -65536000L, 0), (r.Multiplier[0], r.Bias[0], r.Shift[0]));
        Assert.Equal(new Interval(-65536000, 0), r.Range([new Interval(0, 65536)]));
    }

    [Fact]
    public void Create_AccumulatorWithoutRoom_IsRefused()
    {
        CodeGenException fault = Assert.Throws<CodeGenException>(() =>
            Requantization.Create("wide", [0.3], [0], [new Interval(-(1L << 58), 1L << 58)], int.MinValue, int.MaxValue, commonShift: true));
        Assert.StartsWith("HRVG110 wide", fault.Message, StringComparison.Ordinal);
    }
}
