using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Firmware.Settings;
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
/// <param name="RecordingSeconds">Length of a recording, after which the next one follows without a gap.</param>
/// <param name="Key">Seals recordings; null to write plain ones.</param>
internal sealed record RecordingPlan(
    int RateHz, IReadOnlyList<WfdbSignal> Signals, IReadOnlyList<string> Comments, int SegmentSeconds, int FlushMs, long KeepFreeBytes, bool RemoveOldest,
    int LengthSeconds, int StrideSeconds, int RecordingSeconds, RecordingKey? Key)
{
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3600;

    /// <summary>Gaps up to this length are missing samples of a segment; longer ones lie between two.</summary>
    public int LongestFillSeconds => 30;

    /// <summary>The plan with what the settings may change while it runs.</summary>
    /// <param name="settings">Checked settings.</param>
    public RecordingPlan With(RecordingSettings settings) => this with
    {
        SegmentSeconds = settings.SegmentMinutes * SecondsPerMinute,
        RecordingSeconds = settings.RecordingHours * SecondsPerHour,
        FlushMs = settings.FlushMs,
        KeepFreeBytes = (long)settings.KeepFreeMegabytes << 20,
        RemoveOldest = settings.RemoveOldest,
    };
}
