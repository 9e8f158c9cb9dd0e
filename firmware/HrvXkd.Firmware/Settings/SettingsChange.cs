namespace HrvXkd.Firmware.Settings;

/// <summary>What of a settings file that was read anew takes effect at once, and what needs a restart.</summary>
/// <param name="Applied">"name old -> new" of those that take effect.</param>
/// <param name="NeedsRestart">"name old -> new" of the others.</param>
internal sealed record SettingsChange(IReadOnlyList<string> Applied, IReadOnlyList<string> NeedsRestart)
{
    // Live is what no thread but the storing one uses and no file is laid out by.
    private static readonly (string Name, Func<DeviceSettings, object> Value, bool Live)[] All =
    [
        ("board", settings => settings.Board, false),
        ("sampleRate", settings => settings.SampleRate, false),
        ("gain", settings => settings.Gain, false),
        ("channels", settings => settings.Channels, false),
        ("profile", settings => settings.Profile, false),
        ("realTimePriority", settings => settings.RealTimePriority, false),
        ("recording.folder", settings => settings.Recording.Folder, false),
        ("recording.segmentMinutes", settings => settings.Recording.SegmentMinutes, true),
        ("recording.recordingHours", settings => settings.Recording.RecordingHours, true),
        ("recording.flushMs", settings => settings.Recording.FlushMs, true),
        ("recording.keepFreeMegabytes", settings => settings.Recording.KeepFreeMegabytes, true),
        ("recording.removeOldest", settings => settings.Recording.RemoveOldest, true),
        ("recording.keyFile", settings => settings.Recording.KeyFile, false),
        ("monitor.enabled", settings => settings.Monitor.Enabled, false),
        ("monitor.port", settings => settings.Monitor.Port, false),
        ("monitor.streamPort", settings => settings.Monitor.StreamPort, false),
        ("monitor.network", settings => settings.Monitor.Network, false),
    ];

    /// <summary>Names of all settings.</summary>
    public static IEnumerable<string> Names => All.Select(setting => setting.Name);

    /// <summary>Compares settings.</summary>
    /// <param name="before">Those in use.</param>
    /// <param name="now">Those of the file.</param>
    public static SettingsChange Between(DeviceSettings before, DeviceSettings now)
    {
        List<string> applied = [], restart = [];
        foreach ((string name, Func<DeviceSettings, object> value, bool live) in All)
        {
            if (!value(before).Equals(value(now)))
                (live ? applied : restart).Add(FormattableString.Invariant($"{name} {value(before)} -> {value(now)}"));
        }

        return new SettingsChange(applied, restart);
    }
}
