// The settings file: JSON with comments. Unknown names and values out of range are refused with the place, so that a slip of the pen is not a default.
using System.Text.Json;
using HrvXkd.Hardware.Boards;

namespace HrvXkd.Firmware.Settings;

/// <summary>Reads settings and writes the commented default.</summary>
public static class SettingsFile
{
    /// <summary>The default with comments, as <c>run --write-settings</c> writes it.</summary>
    public const string Default = """
        // Settings of the HRV-XKD device program. Lines with // are comments. What is left out has the value shown here.
        {
          // Pin map: auto, pi-zero-2w, pi-3, pi-4, pi-5. auto asks the device tree.
          "board": "auto",

          // Samples per second: 125, 250, 500, 1000. At 125 the chip's filter droops in the band of the ECG.
          "sampleRate": 500,

          // Gain: 1, 2, 3, 4, 6, 8, 12. 6 leaves 400 mV for the offset of electrodes.
          "gain": 6,

          // continuous: one transfer a sample; a bit that flips on the wire within the 48 data bits is not seen, for the chip sends no checksum.
          // verified: each sample is read twice and must be equal, and all registers must read as written, before it counts. Three transfers,
          // 280 us of bus a sample instead of 72; for long wires and beside motors and radios.
          "reading": "continuous",

          // Channels that are recorded: 1 or 2. Beats and risk come from channel 1.
          "channels": 1,

          // Windows: holter (300 s every 150 s, a risk after 15 minutes) or short (60 s every 30 s, after 3 minutes).
          "profile": "holter",

          // Real-time priority of the acquisition thread, 1 to 99; 0 leaves it as it is. Needs LimitRTPRIO in the service.
          "realTimePriority": 0,

          "recording": {
            "folder": "/var/lib/hrvxkd",

            // Length of a segment. A pulled plug costs flushMs at most, whatever this is.
            "segmentMinutes": 60,

            // Length of a recording, 1 to 168 hours. The next one follows without a gap.
            "recordingHours": 24,

            // Everything is on the disk after so many ms: 100 to 1000.
            "flushMs": 500,

            // Below this nothing is recorded; with removeOldest the oldest recordings go first.
            "keepFreeMegabytes": 200,
            "removeOldest": false,

            // Recordings are sealed with this key: a file made by run --write-key, or credential:NAME for one that systemd hands over.
            // Empty: plain WFDB. A sealed recording is opened by export and replay with --key-file; without its key it is lost.
            "keyFile": ""
          },

          "monitor": {
            "enabled": true,
            "port": 8080,

            // CSV stream for other programs, on this machine only; 0 for none.
            "streamPort": 0,

            // true: reachable from the network, over TLS and with the token that the program prints once.
            "network": false
          }
        }

        """;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The settings, checked.</returns>
    /// <exception cref="FormatException">One line: file, place, what was found and what is allowed.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DeviceSettings Read(string path) => Parse(Path.GetFileName(path), File.ReadAllText(path));

    /// <summary>Parses settings.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="text">JSON with comments.</param>
    /// <returns>The settings, checked.</returns>
    /// <exception cref="FormatException">One line: file, place, what was found and what is allowed.</exception>
    public static DeviceSettings Parse(string name, string text)
    {
        try
        {
            DeviceSettings settings = JsonSerializer.Deserialize(text, SettingsJson.Default.DeviceSettings)
                ?? throw new FormatException($"{name}: is null, expected an object");
            Check(name, settings);
            return settings;
        }
        catch (JsonException fault)
        {
            throw new FormatException(FormattableString.Invariant($"{name} line {fault.LineNumber + 1}: {Reason(fault)}"), fault);
        }
    }

    /// <summary>Checks ranges.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="FormatException">A value is out of range.</exception>
    public static void Check(string name, DeviceSettings settings)
    {
        OneOf(name, "board", settings.Board, ["auto", .. Board.All.Where(board => board.GpioChipLabel.Length > 0).Select(board => board.Key)]);
        OneOf(name, "sampleRate", settings.SampleRate, [125, 250, 500, 1000]);
        OneOf(name, "gain", settings.Gain, [1, 2, 3, 4, 6, 8, 12]);
        OneOf(name, "reading", settings.Reading, ["continuous", "verified"]);
        OneOf(name, "channels", settings.Channels, [1, 2]);
        OneOf(name, "profile", settings.Profile, ["holter", "short"]);
        InRange(name, "realTimePriority", settings.RealTimePriority, 0, 99);
        InRange(name, "recording.segmentMinutes", settings.Recording.SegmentMinutes, 1, 1440);
        InRange(name, "recording.recordingHours", settings.Recording.RecordingHours, 1, 168);
        InRange(name, "recording.flushMs", settings.Recording.FlushMs, 100, 1000);
        InRange(name, "recording.keepFreeMegabytes", settings.Recording.KeepFreeMegabytes, 10, int.MaxValue);
        InRange(name, "monitor.port", settings.Monitor.Port, 0, ushort.MaxValue);
        InRange(name, "monitor.streamPort", settings.Monitor.StreamPort, 0, ushort.MaxValue);
        if (string.IsNullOrWhiteSpace(settings.Recording.Folder))
            throw new FormatException($"{name}: recording.folder is empty, expected a folder");
    }

    private static void OneOf<T>(string name, string key, T found, IReadOnlyList<T> allowed)
    {
        if (!allowed.Contains(found))
            throw new FormatException(FormattableString.Invariant($"{name}: {key} is {found}, expected one of {string.Join(", ", allowed)}"));
    }

    private static void InRange(string name, string key, int found, int lowest, int highest)
    {
        if (found < lowest || found > highest)
            throw new FormatException(FormattableString.Invariant($"{name}: {key} is {found}, expected {lowest}..{highest}"));
    }

    // The library's message goes on with path and position, which the line says already.
    private static string Reason(JsonException fault)
    {
        int end = fault.Message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }
}
