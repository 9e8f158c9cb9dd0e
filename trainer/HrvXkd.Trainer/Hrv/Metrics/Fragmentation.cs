// Heart rate fragmentation: how often acceleration and deceleration change places. Successive differences, in order; a difference
// of 0 is neither and ends a segment. Source: Costa 2017 (Front. Physiol. 8:255).
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Fragmentation indices.</summary>
internal static class Fragmentation
{
    private const int FewestIntervals = 30;

    // Intervals in a long segment, and in an alternation that counts.
    private const int LongSegment = 3;
    private const int LeastAlternation = 4;

    /// <summary>Adds PIP, IALS, PSS and PAS.</summary>
    public static void Add(MetricSet set, IntervalSeries series)
    {
        if (series.Count < FewestIntervals || series.Differences().All(difference => difference == 0))
        {
            string reason = series.Count < FewestIntervals
                ? FormattableString.Invariant($"needs {FewestIntervals} intervals, has {series.Count}")
                : "the intervals do not vary";
            set.Missing(reason, "pip_percent", "ials", "pss_percent", "pas_percent");
            return;
        }

        int inflections = 0;
        List<int> segments = [], alternations = [];
        foreach (int[] signs in Stretches(series))
        {
            for (int i = 1; i < signs.Length; i++)
                inflections += signs[i - 1] != signs[i] ? 1 : 0;
            segments.AddRange(Runs(signs, 1));
            alternations.AddRange(Runs(signs, -1).Where(run => run >= LeastAlternation));
        }

        int inSegments = segments.Sum();
        set.Add("pip_percent", 100.0 * inflections / series.Count);
        set.Add("ials", (double)segments.Count / inSegments);
        set.Add("pss_percent", 100.0 * segments.Where(run => run < LongSegment).Sum() / inSegments);
        set.Add("pas_percent", 100.0 * alternations.Sum() / series.Count);
    }

    // Signs of the differences of each stretch of intervals that touch.
    private static IEnumerable<int[]> Stretches(IntervalSeries series)
    {
        List<int> signs = [];
        for (int i = 1; i < series.Count; i++)
        {
            if (series.Touches(i))
            {
                signs.Add(Math.Sign(series.Length[i] - series.Length[i - 1]));
                continue;
            }

            yield return [.. signs];
            signs.Clear();
        }

        yield return [.. signs];
    }

    // Lengths of the runs of differences, none of them 0, whose neighbours have the same (1) or opposite (-1) sign.
    private static IEnumerable<int> Runs(int[] signs, int product)
    {
        int run = 0;
        for (int i = 0; i < signs.Length; i++)
        {
            bool goesOn = run > 0 && signs[i] * signs[i - 1] == product;
            if (!goesOn && run > 0)
                yield return run;
            run = goesOn ? run + 1 : signs[i] == 0 ? 0 : 1;
        }

        if (run > 0)
            yield return run;
    }
}
