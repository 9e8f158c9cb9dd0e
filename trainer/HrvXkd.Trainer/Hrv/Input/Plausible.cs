using HrvXkd.Data.RrLists;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Bounds of what can be an interval between two beats: those of the device.</summary>
internal static class Plausible
{
    /// <summary>Shortest interval, ms.</summary>
    public const double ShortestMs = RrList.ShortestMs;

    /// <summary>Longest interval, ms.</summary>
    public const double LongestMs = RrList.LongestMs;

    /// <summary>Leaves out what is no interval.</summary>
    public static IntervalSeries Only(IntervalSeries series) =>
        series.Without(i => series.Ms[i] is < ShortestMs or > LongestMs ? DropReason.OutOfRange : null);
}
