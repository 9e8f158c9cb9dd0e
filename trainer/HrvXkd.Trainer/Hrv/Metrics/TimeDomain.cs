// Time-domain metrics. ms and beats per minute; variances with n - 1; thresholds in whole units of the series.
// Source: Task Force ESC/NASPE 1996.
using HrvXkd.Trainer.Hrv.Input;
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Mean, spread and successive differences.</summary>
internal static class TimeDomain
{
    private const double MsPerMinute = 60000;

    /// <summary>Adds the metrics of the time domain.</summary>
    public static void Add(MetricSet set, IntervalSeries series)
    {
        double[] sorted = [.. series.Ms.Order()];
        double mean = series.Ms.Mean();
        double sdnn = Sdnn(series);
        long[] differences = series.Differences();
        double rmssd = differences.Length > 0 ? Math.Sqrt(differences.Average(d => Square(ToMs(series, d)))) : double.NaN;
        const string FewDifferences = "needs 2 intervals that touch";
        set.Add("mean_nn_ms", mean);
        set.Add("sdnn_ms", sdnn, "needs 2 intervals");
        set.Add("rmssd_ms", rmssd, FewDifferences);
        set.Add("sdsd_ms", SdOfDifferences(series), "needs 3 intervals that touch");
        AddCounts(set, series, differences, 50, FewDifferences);
        AddCounts(set, series, differences, 20, FewDifferences);
        set.Add("cvnn", sdnn / mean, "needs 2 intervals");
        set.Add("cvsd", rmssd / mean, FewDifferences);
        set.Add("sdnn_rmssd", sdnn / rmssd, "RMSSD is 0 or does not exist");
        AddOrder(set, sorted);
        double[] rates = Array.ConvertAll(series.Ms, ms => MsPerMinute / ms);
        set.Add("mean_hr_bpm", rates.Mean());
        set.Add("sd_hr_bpm", rates.StandardDeviation(), "needs 2 intervals");
        set.Add("min_hr_bpm", MsPerMinute / sorted[^1]);
        set.Add("max_hr_bpm", MsPerMinute / sorted[0]);
    }

    /// <summary>Standard deviation of the intervals with n - 1, ms; NaN for fewer than two.</summary>
    public static double Sdnn(IntervalSeries series) => series.Ms.StandardDeviation();

    /// <summary>Standard deviation of successive differences with n - 1, ms; NaN for fewer than two.</summary>
    public static double SdOfDifferences(IntervalSeries series) =>
        series.Differences().Select(d => ToMs(series, d)).StandardDeviation();

    private static void AddCounts(MetricSet set, IntervalSeries series, long[] differences, int ms, string reason)
    {
        // |d| > ms without rounding: both sides times the same number.
        int count = differences.Count(d => Math.Abs(d) * 1000.0 > ms * series.UnitsPerSecond);
        set.Add($"nn{ms}", count);
        set.Add($"pnn{ms}_percent", 100.0 * count / differences.Length, reason);
    }

    private static void AddOrder(MetricSet set, double[] sorted)
    {
        double median = Quantile(sorted, 0.5);
        set.Add("median_nn_ms", median);
        set.Add("mad_nn_ms", Quantile([.. sorted.Select(ms => Math.Abs(ms - median)).Order()], 0.5));
        set.Add("iqr_nn_ms", Quantile(sorted, 0.75) - Quantile(sorted, 0.25));
        set.Add("p20_nn_ms", Quantile(sorted, 0.2));
        set.Add("p80_nn_ms", Quantile(sorted, 0.8));
        set.Add("min_nn_ms", sorted[0]);
        set.Add("max_nn_ms", sorted[^1]);
    }

    private static double Quantile(double[] sorted, double share) =>
        SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);

    private static double ToMs(IntervalSeries series, long units) => units * 1000.0 / series.UnitsPerSecond;

    private static double Square(double value) => value * value;
}
