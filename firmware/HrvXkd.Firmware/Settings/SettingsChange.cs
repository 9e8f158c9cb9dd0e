namespace HrvXkd.Firmware.Settings;

/// <summary>What of a settings file that was read anew takes effect at once, and what needs a restart.</summary>
/// <param name="Applied">"name old -> new" of those that take effect.</param>
/// <param name="NeedsRestart">"name old -> new" of the others.</param>
internal sealed record SettingsChange(IReadOnlyList<string> Applied, IReadOnlyList<string> NeedsRestart)
{
    // Live is what no thread but the storing one uses and no file is laid out by.
    private static readonly Setting[] All =
    [
        new("board", settings => settings.Board, false),
        new("sampleRate", settings => settings.SampleRate, false),
        new("gain", settings => settings.Gain, false),
        new("reading", settings => settings.Reading, false),
        new("channels", settings => settings.Channels, false),
        new("profile", settings => settings.Profile, false),
        new("realTimePriority", settings => settings.RealTimePriority, false),
        new("recording.folder", settings => settings.Recording.Folder, false),
        new("recording.segmentMinutes", settings => settings.Recording.SegmentMinutes, true),
        new("recording.recordingHours", settings => settings.Recording.RecordingHours, true),
        new("recording.flushMs", settings => settings.Recording.FlushMs, true),
        new("recording.keepFreeMegabytes", settings => settings.Recording.KeepFreeMegabytes, true),
        new("recording.removeOldest", settings => settings.Recording.RemoveOldest, true),
        new("recording.keyFile", settings => settings.Recording.KeyFile, false),
        new("monitor.enabled", settings => settings.Monitor.Enabled, false),
        new("monitor.port", settings => settings.Monitor.Port, false),
        new("monitor.streamPort", settings => settings.Monitor.StreamPort, false),
        new("monitor.network", settings => settings.Monitor.Network, false),
    ];

    /// <summary>Names of all settings.</summary>
    public static IEnumerable<string> Names => All.Select(setting => setting.Name);

    /// <summary>Compares settings.</summary>
    /// <param name="before">Those in use.</param>
    /// <param name="now">Those of the file.</param>
    public static SettingsChange Between(DeviceSettings before, DeviceSettings now)
    {
        List<string> applied = [], restart = [];
        foreach (Setting setting in All)
        {
            if (!setting.Value(before).Equals(setting.Value(now)))
                (setting.Live ? applied : restart).Add(FormattableString.Invariant($"{setting.Name} {setting.Value(before)} -> {setting.Value(now)}"));
        }

        return new SettingsChange(applied, restart);
    }

    private sealed record Setting(string Name, Func<DeviceSettings, object> Value, bool Live);
}
