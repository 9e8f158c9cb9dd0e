using HrvXkd.Firmware.Replay;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>What a replay is reported with, on screen and in JSON.</summary>
/// <param name="Record">Name of the record.</param>
/// <param name="Lead">Description of the lead.</param>
/// <param name="Seconds">Length of the track.</param>
/// <param name="Profile">Window profile.</param>
/// <param name="StrideSeconds">Start of a window to start of the next.</param>
/// <param name="Model">The student that gave the risk.</param>
/// <param name="Result">What the device made of it.</param>
/// <param name="Score">Beats against annotations, or null.</param>
internal sealed record ReplaySummary(
    string Record, string Lead, double Seconds, string Profile, int StrideSeconds, BuiltInModel Model, ReplayResult Result, BeatScore? Score)
{
    // A longer pause is a gap or a loss of signal, not a heart rate.
    private const double LongestIntervalSeconds = 3;
    private const double SecondsPerMinute = 60;

    /// <summary>What holds for every output.</summary>
    public const string Disclaimer = "Research software, not a medical device.";

    /// <summary>Median heart rate over the record, beats per minute; null with fewer than two beats.</summary>
    public double? HeartRate { get; } = MedianRate(Result.BeatSeconds);

    /// <summary>The newest window with a risk, or null.</summary>
    public ReplayWindow? Newest { get; } = Result.Windows.LastOrDefault(window => window.LogitQ16 is not null);

    private static double? MedianRate(IReadOnlyList<double> beats)
    {
        var intervals = new List<double>(beats.Count);
        for (int i = 1; i < beats.Count; i++)
        {
            if (beats[i] - beats[i - 1] is > 0 and <= LongestIntervalSeconds)
                intervals.Add(beats[i] - beats[i - 1]);
        }

        intervals.Sort();
        return intervals.Count == 0 ? null : SecondsPerMinute / intervals[intervals.Count / 2];
    }
}
