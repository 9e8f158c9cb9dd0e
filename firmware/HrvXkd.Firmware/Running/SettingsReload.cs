using HrvXkd.Firmware.Recording;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Running;

/// <summary>Reads the settings anew when it is told to (SIGHUP, systemctl reload). What is wrong changes nothing.</summary>
/// <param name="read">Reads the settings with the options of the call.</param>
internal sealed class SettingsReload(Func<DeviceSettings> read)
{
    private volatile bool _wanted;

    /// <summary>Tells another process that does it; null if this one does.</summary>
    public Action? Forward { get; set; }

    /// <summary>Asks for it; may be called from any thread.</summary>
    public void Request()
    {
        _wanted = true;
        Forward?.Invoke();
    }

    /// <summary>Does it if it was asked for.</summary>
    /// <param name="current">Settings in use; what takes effect is changed in them.</param>
    /// <param name="recording">Receives what takes effect.</param>
    /// <param name="log">Is told what changed and what needs a restart.</param>
    /// <returns>True if it was asked for.</returns>
    public bool Apply(DeviceSettings current, RecordingTaker recording, JournalLog log)
    {
        if (!_wanted)
            return false;
        _wanted = false;
        try
        {
            DeviceSettings now = read();
            SettingsChange change = SettingsChange.Between(current, now);
            (string folder, string keyFile) = (current.Recording.Folder, current.Recording.KeyFile);
            current.Recording = now.Recording;
            (current.Recording.Folder, current.Recording.KeyFile) = (folder, keyFile);
            recording.Plan = recording.Plan.With(now.Recording);
            log.Notice(change.Applied.Count == 0 ? "settings read anew: nothing that takes effect now has changed" : $"settings read anew: {string.Join(", ", change.Applied)}");
            if (change.NeedsRestart.Count > 0)
                log.Warning($"needs a restart: {string.Join(", ", change.NeedsRestart)}");
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            log.Error($"settings stay as they are: {fault.Message}");
        }

        return true;
    }
}
