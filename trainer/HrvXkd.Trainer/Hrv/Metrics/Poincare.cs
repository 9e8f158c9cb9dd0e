// Poincare plot of each interval against the one before. ms. Sources: Brennan 2001; Toichi 1997 (CSI, CVI); Jeppesen 2014 (modified CSI).
using HrvXkd.Trainer.Hrv.Input;
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Axes of the ellipse and what follows of them.</summary>
internal static class Poincare
{
    /// <summary>Adds the metrics.</summary>
    public static void Add(MetricSet set, IntervalSeries series)
    {
        double sdnn = TimeDomain.Sdnn(series), sdsd = TimeDomain.SdOfDifferences(series);
        double sd1 = Math.Sqrt(0.5) * sdsd, sd2 = Math.Sqrt((2 * sdnn * sdnn) - (0.5 * sdsd * sdsd));
        const string Reason = "needs 3 intervals that touch and vary";
        set.Add("sd1_ms", sd1, Reason);
        set.Add("sd2_ms", sd2, Reason);
        set.Add("sd2_projection_ms", Projection(series), Reason);
        set.Add("sd1_sd2", sd1 / sd2, Reason);
        set.Add("ellipse_area_ms2", Math.PI * sd1 * sd2, Reason);
        set.Add("csi", sd2 / sd1, Reason);
        set.Add("modified_csi_ms", 4 * sd2 * sd2 / sd1, Reason);
        set.Add("cvi", Math.Log10(16 * sd1 * sd2), Reason);
    }

    private static double Projection(IntervalSeries series) => Enumerable.Range(1, Math.Max(0, series.Count - 1))
        .Where(series.Touches)
        .Select(i => (series.Ms[i] + series.Ms[i - 1]) / Math.Sqrt(2))
        .StandardDeviation();
}
