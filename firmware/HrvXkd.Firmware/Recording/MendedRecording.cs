namespace HrvXkd.Firmware.Recording;

/// <summary>A recording that had not been closed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Samples">Samples it has now.</param>
/// <param name="EndUtc">Time of its end by the clock of its start.</param>
internal sealed record MendedRecording(string Name, long Samples, DateTime EndUtc);
