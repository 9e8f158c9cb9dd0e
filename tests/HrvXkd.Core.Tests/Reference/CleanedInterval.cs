using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;

namespace HrvXkd.Core.Tests.Reference;

/// <summary>What the cleaner made of an interval.</summary>
internal readonly record struct CleanedInterval(long Start, int Length, NnFlag Flag, bool IsIrregular)
{
    public const int GoodQuality = 90;

    public bool IsNn => Flag is NnFlag.Kept or NnFlag.Corrected;

    /// <summary>Cleans intervals; beat 0 is at 0.</summary>
    /// <param name="ms">Intervals, ms.</param>
    /// <param name="shape">Class of a beat by its number, or null for normal-like.</param>
    /// <param name="quality">Quality of a beat by its number, or null for a good one.</param>
    /// <param name="start">Time of the first beat, ticks.</param>
    /// <param name="pause">Number of a beat before which the signal is still, or -1.</param>
    public static List<CleanedInterval> Clean(IReadOnlyList<int> ms, Func<int, BeatClass>? shape = null, Func<int, int>? quality = null, long start = 0, int pause = -1)
    {
        NnCleaner cleaner = new();
        List<CleanedInterval> cleaned = [];
        long time = start;
        for (int i = 0; i <= ms.Count; i++)
        {
            cleaner.Push(time, quality?.Invoke(i) ?? GoodQuality, shape?.Invoke(i) ?? BeatClass.NormalLike, i == 0, i == pause);
            Take(cleaner, i == ms.Count, cleaned);
            if (i < ms.Count)
                time += (long)ms[i] * Ticks.PerMs;
        }

        return cleaned;
    }

    /// <summary>Takes all that is decided.</summary>
    public static void Take(NnCleaner cleaner, bool flush, List<CleanedInterval> cleaned)
    {
        while (cleaner.TryTake(flush))
            cleaned.Add(new CleanedInterval(cleaner.StartTicks, cleaner.IntervalTicks, cleaner.Flag, cleaner.IsIrregular));
    }

    /// <summary>A resting rhythm: it changes by about 2 % from beat to beat.</summary>
    public static int[] Rest(int count, int ms = 800) => [.. Enumerable.Range(0, count).Select(i => ms + (int)Math.Round(ms * 0.02 * Math.Sin(i * 1.9)))];
}
