using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;
using HrvXkd.Core.Tests.Reference;
using static HrvXkd.Core.Tests.Reference.CleanedInterval;

namespace HrvXkd.Core.Tests.Intervals;

/// <summary>Each kind of disturbance in a resting rhythm: what is dropped and that nothing beside it is.</summary>
public class NnCleanerTests
{
    private const int Before = 40;
    private const int After = 20;

    [Fact]
    public void TryTake_SinusRhythm_KeepsAllWithTheStatedDelay()
    {
        NnCleaner cleaner = new();
        long time = 0;
        for (int i = 0; i <= 100; i++)
        {
            cleaner.Push(time, GoodQuality, BeatClass.NormalLike, i == 0, false);
            Assert.Equal(i > NnCleaner.DelayIntervals, cleaner.TryTake(false));
            Assert.False(cleaner.TryTake(false));
            if (i > NnCleaner.DelayIntervals)
                Assert.Equal((NnFlag.Kept, false), (cleaner.Flag, cleaner.IsIrregular));
            // Breathing: 20 % from crest to trough.
            time += (long)(7200 * (1 + (0.1 * Math.Sin(i * 1.3))));
        }
    }

    public static TheoryData<string, int[], string> Disturbances => new()
    {
        { "early beat, pause", [560, 1040], "EE" },
        { "early beat, rhythm starts anew", [520, 820], "EE" },
        { "slightly early beat, pause", [700, 900], "EE" },
        { "two early beats", [480, 460, 1000], "EEE" },
        { "run of five", [470, 420, 410, 430, 425, 980], "EEEEEE" },
        { "bigeminy", [520, 1080, 520, 1080, 520, 1080, 520, 1080], "EEEEEEEE" },
        { "trigeminy", [800, 520, 1080, 800, 520, 1080, 800, 520, 1080], "KEEKEEKEE" },
        { "missed beat", [1600], "M" },
        { "two missed beats", [2400], "O" },
        { "extra detection on a T wave", [250, 550], "C" },
        { "extra detection before a beat", [560, 240], "C" },
        { "extra detection without a whole interval", [250, 350, 800], "OEE" },
        { "pause of a heart", [1320], "K" },
        { "long pause", [2200], "O" },
        { "sigh", [860, 960, 1000, 900, 790], "KKKKK" },
    };

    [Theory]
    [MemberData(nameof(Disturbances))]
    public void TryTake_Disturbance_IsFlaggedAndNothingElseIs(string name, int[] ms, string expected)
    {
        List<CleanedInterval> cleaned = Clean([.. Rest(Before), .. ms, .. Rest(After)]);
        string flags = string.Concat(cleaned.Select(interval => Letter(interval.Flag)));
        Assert.True(new string('K', Before) + expected + new string('K', After) == flags, $"{name}: {flags}");
    }

    [Fact]
    public void TryTake_LongIntervalInAStillSignal_IsAPauseAndKept()
    {
        List<CleanedInterval> cleaned = Clean([.. Rest(Before), 1600, .. Rest(After)], pause: Before + 1);
        Assert.All(cleaned, interval => Assert.Equal(NnFlag.Kept, interval.Flag));
        Assert.Equal(NnFlag.OutOfRange, Clean([.. Rest(Before), 2400, .. Rest(After)], pause: Before + 1)[Before].Flag);
    }

    [Fact]
    public void TryTake_ExtraDetection_IsJoinedToOneMeasuredInterval()
    {
        CleanedInterval joined = Assert.Single(Clean([.. Rest(Before), 250, 550, .. Rest(After)]), interval => interval.Flag == NnFlag.Corrected);
        Assert.Equal((Rest(Before).Sum() * Ticks.PerMs, 800 * Ticks.PerMs), (joined.Start, joined.Length));
    }

    // Twice as fast and twice as slow, at once: only the first eight intervals of each are in doubt.
    [Fact]
    public void TryTake_RunLongerThanEight_IsARhythmOfItsOwn()
    {
        List<CleanedInterval> cleaned = Clean([.. Rest(Before), .. Rest(60, 420), .. Rest(60)]);
        Assert.Equal(16, cleaned.Count(interval => !interval.IsNn), 2.0);
        Assert.All(cleaned.Take(Before), interval => Assert.True(interval.IsNn));
        Assert.All(cleaned.TakeLast(50), interval => Assert.True(interval.IsNn));
    }

    // By shape alone, on time: a single, a couplet, bigeminy, an interpolated beat.
    [Theory]
    [InlineData(BeatClass.VentricularLike)]
    [InlineData(BeatClass.Unknown)]
    public void TryTake_BeatOfAnotherShape_DropsBothItsIntervals(BeatClass shape)
    {
        int[] odd = [10, 20, 21, 30, 32, 34, 36, 50];
        int[] ms = [.. Rest(49), 390, 400, .. Rest(9)];
        List<CleanedInterval> cleaned = Clean(ms, beat => odd.Contains(beat) ? shape : BeatClass.NormalLike);
        Assert.Equal(ms.Length, cleaned.Count);
        for (int i = 0; i < ms.Length; i++)
            Assert.Equal(odd.Contains(i) || odd.Contains(i + 1) ? NnFlag.OtherShape : NnFlag.Kept, cleaned[i].Flag);
    }

    [Fact]
    public void TryTake_PoorBeat_DropsBothItsIntervals() => Assert.Equal(
        "KKKKPPKKKK", string.Concat(Clean(Rest(10), quality: beat => beat == 5 ? 5 : GoodQuality).Select(interval => Letter(interval.Flag))));

    [Fact]
    public void Push_FirstBeatAfterGap_MakesNoInterval()
    {
        NnCleaner cleaner = new();
        List<CleanedInterval> taken = [];
        for (int i = 0; i < 20; i++)
        {
            cleaner.Push((i * 7200L) + (i >= 10 ? 3600 : 0), GoodQuality, BeatClass.NormalLike, i is 0 or 10, false);
            Take(cleaner, i == 19, taken);
        }

        Assert.Equal(18, taken.Count);
        Assert.All(taken, interval => Assert.Equal((7200, NnFlag.Kept), (interval.Length, interval.Flag)));
        Assert.DoesNotContain(taken, interval => interval.Start == 9 * 7200L);
    }

    private static char Letter(NnFlag flag) => flag switch
    {
        NnFlag.Kept => 'K',
        NnFlag.Corrected => 'C',
        NnFlag.Early => 'E',
        NnFlag.Missed => 'M',
        NnFlag.OutOfRange => 'O',
        NnFlag.PoorSignal => 'P',
        NnFlag.OtherShape => 'S',
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };
}
