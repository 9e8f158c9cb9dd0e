using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Hrv;

/// <summary>Computes every metric of a series.</summary>
internal static class HrvAnalysis
{
    /// <summary>Computes the metrics of the intervals within a span.</summary>
    /// <param name="whole">Intervals.</param>
    /// <param name="fromSeconds">Start of the span.</param>
    /// <param name="toSeconds">End of the span.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cancel">Stops between and within the slow ones.</param>
    public static HrvResult Run(IntervalSeries whole, double fromSeconds, double toSeconds, HrvOptions options, CancellationToken cancel)
    {
        IntervalSeries series = whole.Slice(fromSeconds, toSeconds);
        MetricSet set = new();
        if (series.Count == 0)
        {
            set.Missing("no interval", MetricCatalog.All.Select(metric => metric.Key));
            return new HrvResult(fromSeconds, toSeconds, series, set, new Dictionary<string, double>(), null, null);
        }

        TimeDomain.Add(set, series);
        LongTerm.Add(set, series);
        Geometric.Add(set, series);
        (Spectrum? welch, Spectrum? lomb) = FrequencyDomain.Add(set, series, options);
        cancel.ThrowIfCancellationRequested();
        Poincare.Add(set, series);
        Entropy.Add(set, series, options, cancel);
        Dfa.Add(set, series.Ms, options);
        Fragmentation.Add(set, series);
        return new HrvResult(fromSeconds, toSeconds, series, set, DeviceFeatures.Compute(series, options), welch, lomb);
    }

    /// <summary>Spans of windows that lie within a span.</summary>
    /// <param name="from">Start of the span, seconds.</param>
    /// <param name="to">End of the span, seconds.</param>
    /// <param name="length">Length of a window, above 0, seconds.</param>
    /// <param name="stride">Start of a window to start of the next, above 0, seconds.</param>
    public static IEnumerable<(double From, double To)> Windows(double from, double to, double length, double stride)
    {
        // A beat may lie a rounding error behind the end of its window.
        const double Slack = 1e-9;
        for (int i = 0; from + (i * stride) + length <= to + Slack; i++)
            yield return (from + (i * stride), from + (i * stride) + length);
    }
}
