using HrvXkd.Core.Intervals;
using static HrvXkd.Core.Tests.Reference.BeatTrain;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>An interval twice as long as usual is a pause if the signal is still in it, and holds a missed beat if it is not.</summary>
public class PauseTests
{
    private const int Gain = 1000;
    private const int PauseAt = 50;

    // Too slow for a QRS complex, too high for nothing.
    private static readonly Shape Hump = new((0, 0.35, 0.05));

    [Theory]
    [InlineData(100, Gain)]
    [InlineData(250, Gain)]
    [InlineData(360, -Gain)]
    [InlineData(1000, Gain)]
    public void IntervalFlag_LongInterval_IsKeptOnlyInAStillSignal(int rateHz, int gain)
    {
        Assert.Contains(NnFlag.Kept, LongIntervals(Beats(false), rateHz, gain));
        Assert.DoesNotContain(NnFlag.Kept, LongIntervals(Beats(true), rateHz, gain));
    }

    private static List<(double At, Shape Shape, double Size)> Beats(bool isDisturbed)
    {
        List<(double At, Shape Shape, double Size)> beats = [];
        for (int i = 0; i < 100; i++)
        {
            double time = 1 + (0.8 * i) + (0.01 * Math.Sin(1.9 * i));
            if (i == PauseAt && !isDisturbed)
                continue;
            beats.Add((time, i == PauseAt ? Hump : Narrow, 1));
        }

        return beats;
    }

    private static List<NnFlag> LongIntervals(List<(double At, Shape Shape, double Size)> beats, int rateHz, int gain)
    {
        EcgAnalyzer analyzer = new(rateHz, Math.Abs(gain), WindowProfile.Short());
        List<NnFlag> flags = [];
        void Take(int news)
        {
            if ((news & EcgAnalyzer.IntervalDecided) != 0 && analyzer.IntervalTicks > 1400 * Ticks.PerMs)
                flags.Add(analyzer.IntervalFlag);
        }

        foreach (int sample in Signal(beats, rateHz, gain))
            Take(analyzer.Push(sample));
        for (int news = analyzer.Finish(); news != EcgAnalyzer.None; news = analyzer.Finish())
            Take(news);
        return flags;
    }
}
