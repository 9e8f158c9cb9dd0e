using CsCheck;
using HrvXkd.Hardware.Acquisition;

namespace HrvXkd.Hardware.Tests;

public class ConversionGridTests
{
    private const int RateHz = 500;

    [Fact]
    public void Place_LostEdgesJitterAndOffset_CountsEveryConversion() =>
        Gen.Select(Gen.Double[-0.03, 0.03], Gen.Int[1, 400].Array[50], Gen.Double[0, 0.04].Array[50]).Sample((offset, steps, jitter) =>
        {
            var grid = new ConversionGrid(RateHz, byTime: true);
            double periodNs = 1e9 / RateHz * (1 + offset);
            double atNs = 1e9;
            grid.Place((long)atNs, 1, false);
            for (int i = 0; i < 64; i++)
                grid.Place((long)(atNs += periodNs), 1, false);
            for (int i = 0; i < steps.Length; i++)
            {
                atNs += steps[i] * periodNs;
                // A lost edge is not counted: one edge after any number of conversions.
                if (grid.Place((long)(atNs + (jitter[i] * periodNs)), 1, false) != steps[i])
                    return false;
                for (int k = 0; k < 40; k++)
                    grid.Place((long)(atNs += periodNs), 1, false);
            }

            return Math.Abs((grid.PeriodNs / periodNs) - 1) < 1e-3;
        });

    [Fact]
    public void Place_DisturbanceBetween_IsNoConversion()
    {
        ConversionGrid grid = Locked(out long atNs);
        Assert.Equal(0, grid.Place(atNs + 700_000, 1, false));
        Assert.Equal(1, grid.Place(atNs + 2_000_000, 1, false));
    }

    [Fact]
    public void Place_WithoutTime_CountsEdgesAndTakesTimeAfterASilence()
    {
        var grid = new ConversionGrid(RateHz, byTime: false);
        grid.Place(1_000_000_000, 1, false);
        Assert.Equal(1, grid.Place(1_004_500_000, 1, false));
        Assert.Equal(3, grid.Place(1_005_000_000, 3, false));
        Assert.Equal(50, grid.Place(1_105_000_000, 1, true));
        Assert.True(grid.IsCertain);
    }

    [Fact]
    public void Place_GapTooLongForTheOscillator_TrustsTheKernelsCount()
    {
        ConversionGrid grid = Locked(out long atNs);
        Assert.Equal(100_007, grid.Place(atNs + 200_000_000_000, 100_007, false));
    }

    [Fact]
    public void SinceAnchor_AfterDisturbedEdges_IsTheTimeBetween()
    {
        ConversionGrid grid = Locked(out long atNs);
        grid.Anchor();
        grid.Place(atNs + 5_000_000, 1, false);
        grid.Rebase();
        grid.Place(atNs + 20_000_000, 1, false);
        Assert.False(grid.IsCertain);
        Assert.Equal(10, grid.SinceAnchor());
    }

    private static ConversionGrid Locked(out long atNs)
    {
        var grid = new ConversionGrid(RateHz, byTime: true);
        atNs = 1_000_000_000;
        grid.Place(atNs, 1, false);
        for (int i = 0; i < 100; i++)
            grid.Place(atNs += 2_000_000, 1, false);
        return grid;
    }
}
