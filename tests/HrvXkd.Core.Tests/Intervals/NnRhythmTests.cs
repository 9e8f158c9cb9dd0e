using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;
using static HrvXkd.Core.Tests.Reference.CleanedInterval;

namespace HrvXkd.Core.Tests.Intervals;

/// <summary>Rhythms that change much without a single ectopic beat.</summary>
public class NnRhythmTests
{
    // Intervals by then, from which the usual change is known.
    private const int Learned = 20;

    // Share of the mean interval from mean to crest, beats a breath.
    [Theory]
    [InlineData(0.10, 3.1)]
    [InlineData(0.10, 6)]
    [InlineData(0.15, 4.3)]
    [InlineData(0.20, 5)]
    [InlineData(0.25, 7)]
    public void TryTake_StrongRespiratoryArrhythmia_IsKept(double amplitude, double beatsPerBreath)
    {
        int[] ms = [.. Enumerable.Range(0, 400).Select(i => (int)(1000 * (1 + (amplitude * Math.Sin(2 * Math.PI * i / beatsPerBreath)))))];
        List<CleanedInterval> cleaned = Clean(ms);
        Assert.All(cleaned.Skip(Learned), interval => Assert.Equal(NnFlag.Kept, interval.Flag));
        Assert.InRange(cleaned.Count(interval => interval.IsNn), ms.Length - 10, ms.Length);
    }

    [Fact]
    public void TryTake_AtrialFibrillation_IsIrregularAndKept()
    {
        Random random = new(3);
        List<CleanedInterval> cleaned = Clean([.. Rest(60), .. Enumerable.Range(0, 400).Select(_ => 400 + random.Next(600)), .. Rest(100)]);
        Assert.All(cleaned.Take(60), interval => Assert.False(interval.IsIrregular));
        Assert.All(cleaned.Skip(110).Take(340), interval => Assert.True(interval.IsIrregular));
        Assert.All(cleaned.TakeLast(50), interval => Assert.False(interval.IsIrregular));
        Assert.InRange(cleaned.Skip(110).Take(340).Count(interval => interval.IsNn), 330, 340);
    }

    [Theory]
    [InlineData(900, 600, 6)]
    [InlineData(600, 1000, 8)]
    public void TryTake_RateChangesWithinSeconds_IsFollowed(int from, int to, int beats)
    {
        int[] change = [.. Enumerable.Range(1, beats).Select(i => from + ((to - from) * i / beats))];
        List<CleanedInterval> cleaned = Clean([.. Rest(50, from), .. change, .. Rest(50, to)]);
        Assert.InRange(cleaned.Count(interval => !interval.IsNn), 0, 2);
    }

    [Fact]
    public void TryTake_EctopicBeatsInStrongRespiratoryArrhythmia_AreDropped()
    {
        List<int> ms = [.. Enumerable.Range(0, 400).Select(i => (int)(1000 * (1 + (0.08 * Math.Sin(i * 1.1)))))];
        int[] early = [.. Enumerable.Range(2, 17).Select(i => 20 * i)];
        foreach (int i in early)
        {
            ms[i] = 550;
            ms[i + 1] = 1450;
        }

        List<CleanedInterval> cleaned = Clean(ms);
        Assert.All(early, i => Assert.Equal((NnFlag.Early, NnFlag.Early), (cleaned[i].Flag, cleaned[i + 1].Flag)));
        Assert.Equal(ms.Count - (2 * early.Length), cleaned.Count(interval => interval.IsNn));
    }

    // Intervals that are repeated for minutes, so that ectopic beats outweigh the rhythm between them.
    [Theory]
    [InlineData(520, 1080)]
    [InlineData(800, 520, 1080)]
    [InlineData(800, 800, 520, 1080)]
    [InlineData(800, 800, 540, 820)]
    public void TryTake_EctopicBeatsInAPatternForLong_AreDroppedAndNotIrregular(params int[] pattern)
    {
        int[] ms = [.. Enumerable.Range(0, 240).Select(i => pattern[i % pattern.Length] + (7 * i % 11))];
        List<CleanedInterval> cleaned = Clean([.. Rest(60), .. ms]);
        for (int i = 0; i < ms.Length; i++)
            Assert.Equal(pattern[i % pattern.Length] != 800, cleaned[60 + i].Flag == NnFlag.Early);
        Assert.All(cleaned, interval => Assert.False(interval.IsIrregular));
    }
}
