namespace HrvXkd.Hardware.Acquisition;

/// <summary>How a <see cref="SampleStream"/> judges what it reads.</summary>
public sealed record StreamOptions
{
    /// <summary>Channel that carries the ECG, 1 or 2: its electrodes and its range decide the status of a sample.</summary>
    public int EcgChannel { get; init; } = 1;

    /// <summary>Time an electrode must be off, or on again, before <see cref="SampleStream.LeadOff"/> says so, ms, 1..10000.</summary>
    public int LeadOffDebounceMs { get; init; } = 60;

    /// <summary>Bring the chip back when it falls silent, gives bad frames or seems to have been reset.</summary>
    public bool Recover { get; init; } = true;
}
