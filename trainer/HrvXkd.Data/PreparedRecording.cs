namespace HrvXkd.Data;

/// <summary>What preparation made of one recording.</summary>
/// <param name="Windows">Windows, ascending.</param>
/// <param name="Samples">ECG samples read; 0 where the source knew the beats.</param>
/// <param name="Beats">Beats found, or read.</param>
/// <param name="Seconds">Recorded time, seconds.</param>
internal sealed record PreparedRecording(IReadOnlyList<WindowRow> Windows, long Samples, long Beats, double Seconds)
{
    /// <summary>Reads a recording from start to end, from its ECG or, where there is none, from its beats; memory does not grow with its length but by its windows.</summary>
    /// <param name="index">Index of the recording in its cohort, kept in the windows.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="clock">Measures the stages; may be null.</param>
    /// <exception cref="FormatException">The recording cannot be read, or has neither ECG nor beats; one line.</exception>
    public static PreparedRecording Of(int index, Recording recording, Core.WindowProfile profile, CancellationToken cancel, StageClock? clock = null) => recording switch
    {
        { Ecg: { } ecg } => EcgWindows.Prepare(index, ecg, profile, cancel, clock),
        { Beats: { } beats } => BeatWindows.Prepare(index, beats, recording.DurationSeconds, profile, cancel),
        _ => throw new FormatException($"recording '{recording.Id}' has neither an ECG nor beats"),
    };
}
