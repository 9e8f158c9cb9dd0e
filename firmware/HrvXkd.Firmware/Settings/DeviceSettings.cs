namespace HrvXkd.Firmware.Settings;

/// <summary>Everything that can be set. The file with comments: <see cref="SettingsFile"/>.</summary>
public sealed class DeviceSettings
{
    /// <summary>Board by its key, or "auto".</summary>
    public string Board { get; set; } = "auto";

    /// <summary>Samples per second: 125, 250, 500 or 1000.</summary>
    public int SampleRate { get; set; } = 500;

    /// <summary>Gain: 1, 2, 3, 4, 6, 8 or 12.</summary>
    public int Gain { get; set; } = 6;

    /// <summary>How frames are read: "continuous" or "verified".</summary>
    public string Reading { get; set; } = "continuous";

    /// <summary>Channels that are recorded: 1 or 2. The analysis uses channel 1.</summary>
    public int Channels { get; set; } = 1;

    /// <summary>Windows: "short" or "holter".</summary>
    public string Profile { get; set; } = "holter";

    /// <summary>Priority of the acquisition thread, 1..99; 0 leaves it as it is.</summary>
    public int RealTimePriority { get; set; }

    /// <summary>Recording.</summary>
    public RecordingSettings Recording { get; set; } = new();

    /// <summary>The page.</summary>
    public MonitorSettings Monitor { get; set; } = new();
}
