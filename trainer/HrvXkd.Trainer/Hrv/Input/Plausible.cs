using HrvXkd.Core.Features;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Bounds of what can be an interval between two beats: those of the device.</summary>
internal static class Plausible
{
    /// <summary>Shortest interval, ms.</summary>
    public const double ShortestMs = (double)FeatureExtractor.ShortestTicks / Core.Ticks.PerMs;

    /// <summary>Longest interval, ms.</summary>
    public const double LongestMs = (double)FeatureExtractor.LongestTicks / Core.Ticks.PerMs;

    /// <summary>Leaves out what is no interval.</summary>
    public static IntervalSeries Only(IntervalSeries series) =>
        series.Without(i => series.Ms[i] is < ShortestMs or > LongestMs ? DropReason.OutOfRange : null);
}
