using HrvXkd.Core.Features;
using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Features;

/// <summary>The row of intervals at its limits.</summary>
public class WindowAssemblerTests
{
    private const int Shortest = NnCleaner.ShortestTicks;

    // Intervals of 300 ms all day long, each window settled as late as possible and computed as slowly as allowed: none is lost.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Add_ShortestIntervalsForHours_LosesNone(bool holter)
    {
        WindowProfile profile = Profile(holter);
        WindowAssembler windows = new(profile, 1, 100);
        long lag = 12L * Ticks.PerSecond;
        int count = 0;
        long owed = 0;
        int interval = Shortest;
        for (long start = 0; start < 3L * 3600 * Ticks.PerSecond; start += interval)
        {
            interval = interval == Shortest ? Shortest + 1 : Shortest;
            windows.Add(start, interval, 100);
            if (!windows.IsBusy && start + interval - lag > windows.NextEnd)
                windows.Begin();
            for (owed += interval; owed >= Ticks.PerSecond / 100; owed -= Ticks.PerSecond / 100)
            {
                if (!windows.IsBusy || !windows.Advance(windows.StepsPerPush))
                    continue;
                Assert.Equal(count++, windows.WindowIndex);
                Assert.True(windows.WindowValid);
                Assert.InRange(windows.WindowQuality, 99, 100);
                Assert.InRange(start - (windows.NextEnd - (profile.StrideSeconds * (long)Ticks.PerSecond)), 0, lag + ((profile.ComputeSeconds + 1L) * Ticks.PerSecond));
            }
        }

        Assert.True(count > 60);
    }

    // Nobody takes windows while intervals of many strides come: what finds no room is lost, and the windows tell it by their quality.
    [Fact]
    public void Add_WithoutComputing_KeepsTheOldestAndTellsTheLoss()
    {
        WindowAssembler windows = new(WindowProfile.Short(), 1, 250);
        for (long start = 0; start < 600L * Ticks.PerSecond; start += 2 * Shortest)
            windows.Add(start, 2 * Shortest, 100);
        int[] qualities = [.. Enumerable.Range(0, 18).Select(i => Next(windows, i))];
        Assert.Equal(100, qualities[0]);
        Assert.True(qualities[0] >= qualities[^1]);
        Assert.Equal(0, qualities[^1]);
        Assert.False(windows.WindowValid);
    }

    [Fact]
    public void Add_BeforeTheNextWindowOrDaysAfter_IsLeftOut()
    {
        WindowAssembler windows = new(WindowProfile.Short(), 1, 250);
        windows.Add(-5, Shortest, 100);
        windows.Add(100L * 3600 * Ticks.PerSecond, Shortest, 100);
        for (int i = 0; i < 10; i++)
            Assert.Equal(0, Next(windows, i));
    }

    // A window takes what starts and ends within it, whatever the grid cuts.
    [Fact]
    public void Advance_IntervalAcrossTheGrid_BelongsToNoneOfItsSides()
    {
        NnSeries nn = NnSeries.Random(400, 800, 60, 7);
        WindowAssembler windows = new(WindowProfile.Short(), 1, 250);
        int[] expected = new int[Sequence.Features];
        int[] found = new int[Sequence.Features];
        for (int i = 0, next = 0; i < 9; i++)
        {
            long from = i * 30L * Ticks.PerSecond;
            for (; next < nn.Nn.Length && nn.Start[next] < windows.NextEnd + Ticks.PerSecond; next++)
                windows.Add(nn.Start[next], nn.Nn[next], 90);
            Next(windows, i);
            int[] inside = [.. Enumerable.Range(0, next).Where(j => nn.Start[j] >= from && nn.Start[j] + nn.Nn[j] <= from + (60L * Ticks.PerSecond))];
            Assert.True(new FeatureExtractor(300).TryCompute([.. inside.Select(j => nn.Nn[j])], [.. inside.Select(j => nn.Start[j])], inside.Length, expected));
            windows.CopyFeatures(found);
            Assert.Equal(expected, found);
        }
    }

    private static int Next(WindowAssembler windows, int index)
    {
        windows.Begin();
        Assert.True(windows.Advance(Slices.All));
        Assert.Equal(index, windows.WindowIndex);
        return windows.WindowQuality;
    }

    private static WindowProfile Profile(bool holter) => holter ? WindowProfile.Holter() : WindowProfile.Short();
}
