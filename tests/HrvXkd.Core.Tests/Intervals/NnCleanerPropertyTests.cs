using CsCheck;
using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Intervals;

/// <summary>What holds for any sequence of beats.</summary>
public class NnCleanerPropertyTests
{
    private static readonly Gen<(int Ms, int Quality, BeatClass Shape)[]> Beats =
        Gen.Select(Gen.Frequency((8, Gen.Int[600, 1000]), (2, Gen.Int[200, 2400])), Gen.Frequency((9, Gen.Int[50, 100]), (1, Gen.Int[0, 30])), Gen.Frequency((9, Gen.Const(0)), (1, Gen.Int[1, 2])))
            .Select((ms, quality, shape) => (ms, quality, (BeatClass)shape)).Array[10, 150];

    [Fact]
    public void Clean_LaterStart_ShiftsResultsExactly() => Gen.Select(Beats, Gen.Long[1, 1L << 50]).Sample((beats, shift) =>
        Assert.Equal(Clean(beats).Select(interval => interval with { Start = interval.Start + shift }), Clean(beats, shift)));

    // No decision but those of the end, where nothing follows, waits for more than four beats.
    [Fact]
    public void Clean_MoreBeats_DoNotChangeWhatWasDecided() => Beats.Sample(beats =>
    {
        List<CleanedInterval> all = Clean(beats);
        List<CleanedInterval> part = Clean(beats[..(beats.Length / 2)]);
        int decided = part.Count - NnCleaner.DelayIntervals - 1;
        Assert.Equal(all.Take(decided), part.Take(decided));
    });

    [Fact]
    public void Clean_AnyBeats_GivesMeasuredIntervalsInOrder() => Beats.Sample(beats =>
    {
        HashSet<long> times = [0];
        foreach ((int ms, _, _) in beats)
            times.Add(times.Max() + (ms * Ticks.PerMs));
        List<CleanedInterval> cleaned = Clean(beats);
        Assert.Equal(beats.Length, cleaned.Count + cleaned.Count(interval => interval.Flag == NnFlag.Corrected));
        Assert.All(cleaned, interval => Assert.True(times.Contains(interval.Start) && times.Contains(interval.Start + interval.Length)));
        Assert.All(cleaned.Zip(cleaned.Skip(1)), pair => Assert.Equal(pair.First.Start + pair.First.Length, pair.Second.Start));
        Assert.All(cleaned.Where(interval => interval.IsNn), interval => Assert.InRange(interval.Length, NnCleaner.ShortestTicks, NnCleaner.LongestTicks));
    });

    [Fact]
    public void Push_HostileValues_NeitherThrowsNorAllocatesNorFallsBehind() =>
        Gen.Select(Gen.OneOf(Gen.Long[0, 20_000], Gen.Long[0, 1L << 40]), Gen.Int, Gen.Int, Gen.Bool, Gen.Bool).Array[1, 300].Sample(beats =>
        {
            NnCleaner cleaner = new();
            long time = 0;
            int most = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach ((long step, int quality, int shape, bool first, bool flush) in beats)
            {
                cleaner.Push(time += step, quality, (BeatClass)shape, first, flush);
                int taken = 0;
                while (cleaner.TryTake(flush))
                    taken++;
                most = Math.Max(most, taken);
                if (cleaner.IntervalTicks < 0)
                    most = int.MaxValue;
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(most, 0, NnCleaner.DelayIntervals + 2);
            Assert.Equal(0, bytes);
        });

    private static List<CleanedInterval> Clean((int Ms, int Quality, BeatClass Shape)[] beats, long start = 0) =>
        CleanedInterval.Clean(
            [.. beats.Select(beat => beat.Ms)],
            i => i == 0 ? BeatClass.NormalLike : beats[i - 1].Shape,
            i => i == 0 ? CleanedInterval.GoodQuality : beats[i - 1].Quality,
            start);
}
