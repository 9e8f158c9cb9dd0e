using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>Series and analyses for tests.</summary>
internal static class Made
{
    /// <summary>Intervals that touch, ticks.</summary>
    public static IntervalSeries Ticks(params int[] nn)
    {
        long[] start = new long[nn.Length];
        for (int i = 1; i < nn.Length; i++)
            start[i] = start[i - 1] + nn[i - 1];
        return new IntervalSeries(Core.Ticks.PerSecond, start, Array.ConvertAll(nn, ticks => (long)ticks), []);
    }

    /// <summary>A drawn rhythm: slow and fast waves with noise, ticks.</summary>
    public static IntervalSeries Rhythm(int count, int seed)
    {
        Random random = new(seed);
        double time = 0;
        int[] nn = new int[count];
        for (int i = 0; i < count; i++)
        {
            double ms = 800 + (40 * Math.Sin(2 * Math.PI * 0.1 * time)) + (30 * Math.Sin(2 * Math.PI * 0.27 * time)) + (15 * (random.NextDouble() - 0.5));
            nn[i] = (int)Math.Round(ms * Core.Ticks.PerMs);
            time += ms / 1000;
        }

        return Ticks(nn);
    }

    /// <summary>All metrics of the whole series.</summary>
    public static HrvResult Analyse(IntervalSeries series, HrvOptions? options = null) =>
        HrvAnalysis.Run(series, double.NegativeInfinity, double.PositiveInfinity, options ?? new HrvOptions(), default);
}
