using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Recording;

/// <summary>What is stored and how.</summary>
/// <param name="RateHz">Samples per second.</param>
/// <param name="Signals">The signals.</param>
/// <param name="Comments">Lines for every header.</param>
/// <param name="SegmentSeconds">Length of a segment.</param>
/// <param name="FlushMs">Longest time until a sample is on the disk.</param>
/// <param name="KeepFreeBytes">Room below which nothing is recorded.</param>
/// <param name="RemoveOldest">True to remove the oldest recordings for room.</param>
/// <param name="LengthSeconds">Length of a window.</param>
/// <param name="StrideSeconds">Distance of windows.</param>
internal sealed record RecordingPlan(
    int RateHz, IReadOnlyList<WfdbSignal> Signals, IReadOnlyList<string> Comments, int SegmentSeconds, int FlushMs, long KeepFreeBytes, bool RemoveOldest,
    int LengthSeconds, int StrideSeconds)
{
    /// <summary>Gaps up to this length are missing samples of a segment; longer ones lie between two.</summary>
    public int LongestFillSeconds => 30;
}
