// Triangular index and TINN on bins of 1000/128 ms from 0, the Holter resolution of the source. ms.
// Source: Task Force ESC/NASPE 1996.
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Metrics of the histogram of intervals.</summary>
internal static class Geometric
{
    private const int BinsPerSecond = 128;
    private const double BinMs = 1000.0 / BinsPerSecond;
    private const int FewestIntervals = 20;

    /// <summary>Adds HTI and TINN with the feet of its triangle.</summary>
    public static void Add(MetricSet set, IntervalSeries series)
    {
        if (series.Count < FewestIntervals)
        {
            set.Missing(FormattableString.Invariant($"needs {FewestIntervals} intervals, has {series.Count}"), "hti", "tinn_ms", "tinn_n_ms", "tinn_m_ms");
            return;
        }

        int[] histogram = Histogram(series);
        int apex = Array.IndexOf(histogram, histogram.Max());
        (int left, int right) = Triangle(histogram, apex);
        set.Add("hti", (double)series.Count / histogram[apex]);
        set.Add("tinn_ms", (right - left) * BinMs);
        set.Add("tinn_n_ms", left * BinMs);
        set.Add("tinn_m_ms", right * BinMs);
    }

    private static int[] Histogram(IntervalSeries series)
    {
        // The bin of an interval, whole units as far as the product is exact.
        int[] bins = Array.ConvertAll(series.Length, units => (int)Math.Floor(units * (double)BinsPerSecond / series.UnitsPerSecond));
        int[] histogram = new int[bins.Max() + 2];
        foreach (int bin in bins)
            histogram[bin]++;
        return histogram;
    }

    // Feet of the triangle with its apex on the highest bin that has the least squared distance from the histogram, on lower edges of bins,
    // one empty bin beyond the intervals at most. Each side is alone in its half, so each foot is found by itself.
    private static (int Left, int Right) Triangle(int[] histogram, int apex)
    {
        int lowest = Math.Max(0, Array.FindIndex(histogram, count => count > 0) - 1);
        int left = Enumerable.Range(lowest, apex - lowest).MinBy(foot => SideError(histogram, apex, foot));
        int right = Enumerable.Range(apex + 1, histogram.Length - apex - 1).MinBy(foot => SideError(histogram, apex, foot));
        return (left, right);
    }

    private static double SideError(int[] histogram, int apex, int foot)
    {
        double sum = 0;
        int step = foot < apex ? -1 : 1;
        for (int bin = apex; bin >= 0 && bin < histogram.Length; bin += step)
        {
            double height = Math.Max(0, histogram[apex] * (double)(bin - foot) / (apex - foot));
            sum += (histogram[bin] - height) * (histogram[bin] - height);
        }

        return sum;
    }
}
