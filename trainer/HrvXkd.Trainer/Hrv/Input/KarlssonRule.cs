// Interval rule of Karlsson et al. 2012: an interval is left out if it differs from the mean of the one before and the one
// after by more than a share of that mean. Of the simple rules it is the one that harms RMSSD least.
namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Leaves out intervals that stand apart from their neighbours.</summary>
internal static class KarlssonRule
{
    /// <summary>Applies the rule once.</summary>
    /// <param name="series">Intervals.</param>
    /// <param name="percent">Largest difference, percent of the mean of both neighbours.</param>
    /// <returns>The intervals that stay; the first and the last always do.</returns>
    public static IntervalSeries Apply(IntervalSeries series, double percent) => series.Without(i =>
    {
        if (i == 0 || i == series.Count - 1 || !series.Touches(i) || !series.Touches(i + 1))
            return null;
        double mean = (series.Ms[i - 1] + series.Ms[i + 1]) / 2;
        return Math.Abs(series.Ms[i] - mean) * 100 > percent * mean ? DropReason.Irregular : null;
    });
}
