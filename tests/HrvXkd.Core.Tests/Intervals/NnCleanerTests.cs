using HrvXkd.Core.Intervals;

namespace HrvXkd.Core.Tests.Intervals;

public class NnCleanerTests
{
    [Fact]
    public void TryTake_SinusRhythm_KeepsAllWithTheStatedDelay()
    {
        NnCleaner cleaner = new();
        long time = 0;
        for (int i = 0; i <= 100; i++)
        {
            cleaner.Push(time, 90, 100, i == 0);
            Assert.Equal(i > NnCleaner.DelayIntervals, cleaner.TryTake(false));
            if (i > NnCleaner.DelayIntervals)
                Assert.Equal(NnFlag.Kept, cleaner.Flag);
            // Deep breathing: 20 % from crest to trough.
            time += (long)(7200 * (1 + (0.1 * Math.Sin(i * 1.3))));
        }
    }

    [Fact]
    public void TryTake_PrematureBeatWithPause_DropsBothItsIntervals() =>
        Assert.Equal(
            [.. Kept(6), NnFlag.Ectopic, NnFlag.Ectopic, .. Kept(6)],
            Flags([.. Ms(6, 800), 600, 1000, .. Ms(6, 800)]));

    [Fact]
    public void TryTake_BeatOfAnotherShape_DropsBothItsIntervals() =>
        Assert.Equal(
            [.. Kept(4), NnFlag.Ectopic, NnFlag.Ectopic, .. Kept(4)],
            Flags(Ms(10, 800), similarity: i => i == 5 ? 20 : 95));

    [Fact]
    public void TryTake_MissedAndExtraBeats_AreDropped()
    {
        Assert.Equal([.. Kept(5), NnFlag.Irregular, .. Kept(5)], Flags([.. Ms(5, 800), 1600, .. Ms(5, 800)]));
        Assert.Equal([.. Kept(5), NnFlag.OutOfRange, .. Kept(5)], Flags([.. Ms(5, 1100), 2200, .. Ms(5, 1100)]));
        NnFlag[] flags = Flags([.. Ms(5, 800), 250, 550, .. Ms(5, 800)]);
        Assert.Equal(NnFlag.OutOfRange, flags[5]);
        Assert.NotEqual(NnFlag.Kept, flags[6]);
    }

    [Fact]
    public void TryTake_PoorBeat_DropsBothItsIntervals() =>
        Assert.Equal(
            [.. Kept(4), NnFlag.PoorSignal, NnFlag.PoorSignal, .. Kept(4)],
            Flags(Ms(10, 800), quality: i => i == 5 ? 5 : 95));

    [Fact]
    public void Push_FirstBeatAfterGap_MakesNoInterval()
    {
        NnCleaner cleaner = new();
        List<(long Start, int Length)> taken = [];
        for (int i = 0; i < 20; i++)
        {
            cleaner.Push((i * 7200L) + (i >= 10 ? 3600 : 0), 90, 100, i is 0 or 10);
            while (cleaner.TryTake(i == 19))
                taken.Add((cleaner.StartTicks, cleaner.IntervalTicks));
        }
        Assert.Equal(18, taken.Count);
        Assert.All(taken, t => Assert.Equal(7200, t.Length));
        Assert.DoesNotContain(taken, t => t.Start == 9 * 7200L);
    }

    private static NnFlag[] Flags(int[] ms, Func<int, int>? similarity = null, Func<int, int>? quality = null)
    {
        NnCleaner cleaner = new();
        List<NnFlag> flags = [];
        long time = 0;
        for (int i = 0; i <= ms.Length; i++)
        {
            cleaner.Push(time, quality?.Invoke(i) ?? 90, similarity?.Invoke(i) ?? 100, i == 0);
            while (cleaner.TryTake(i == ms.Length))
                flags.Add(cleaner.Flag);
            if (i < ms.Length)
                time += ms[i] * Ticks.PerMs;
        }
        return [.. flags];
    }

    private static int[] Ms(int count, int ms) => Enumerable.Repeat(ms, count).ToArray();

    private static NnFlag[] Kept(int count) => Enumerable.Repeat(NnFlag.Kept, count).ToArray();
}
