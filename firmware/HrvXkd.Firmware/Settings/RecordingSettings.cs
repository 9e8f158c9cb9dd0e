namespace HrvXkd.Firmware.Settings;

/// <summary>How recordings are kept.</summary>
public sealed class RecordingSettings
{
    /// <summary>Folder of recordings and database.</summary>
    public string Folder { get; set; } = "/var/lib/hrvxkd";

    /// <summary>Length of a segment, 1..1440 minutes.</summary>
    public int SegmentMinutes { get; set; } = 60;

    /// <summary>Length of a recording, 1..168 hours; the next follows without a gap.</summary>
    public int RecordingHours { get; set; } = 24;

    /// <summary>Longest time that a loss of power can cost, 100..1000 ms.</summary>
    public int FlushMs { get; set; } = 500;

    /// <summary>Free space below which nothing is recorded, 10 MB and more.</summary>
    public int KeepFreeMegabytes { get; set; } = 200;

    /// <summary>True to remove the oldest recordings when space runs low; false to stop recording.</summary>
    public bool RemoveOldest { get; set; }

    /// <summary>Key that seals recordings: a file, or credential:NAME for one that systemd hands over; empty for plain recordings.</summary>
    public string KeyFile { get; set; } = "";
}
