// SDANN and the SDNN index over consecutive segments of 5 minutes from the first beat. ms. Source: Task Force ESC/NASPE 1996.
using HrvXkd.Trainer.Hrv.Input;
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Metrics of 5-minute segments.</summary>
internal static class LongTerm
{
    private const double SegmentSeconds = 300;

    // Less of a segment than this share tells too little of it.
    private const double LeastCovered = 0.5;

    /// <summary>Adds SDANN and SDNN index. A segment counts if it is complete and its intervals cover half of it.</summary>
    public static void Add(MetricSet set, IntervalSeries series)
    {
        List<double> means = [], deviations = [];
        double start = series.Start[0] / series.UnitsPerSecond;
        int first = 0;
        while (first < series.Count)
        {
            double end = start + SegmentSeconds;
            int next = first;
            while (next < series.Count && series.Start[next] / series.UnitsPerSecond < end)
                next++;
            double[] segment = series.Ms[first..next];
            if (end <= series.EndSeconds[^1] && segment.Sum() >= LeastCovered * SegmentSeconds * 1000)
            {
                means.Add(segment.Mean());
                deviations.Add(segment.StandardDeviation());
            }

            first = next;
            start = end;
        }

        if (means.Count >= 2)
        {
            set.Add("sdann_ms", means.StandardDeviation());
            set.Add("sdnni_ms", deviations.Mean());
        }
        else
        {
            set.Missing(FormattableString.Invariant($"needs 2 segments of 5 min, has {means.Count}"), "sdann_ms", "sdnni_ms");
        }
    }
}
