namespace HrvXkd.Hardware.Adc;

/// <summary>Impedance respiration on channel 1 of the ADS1292R. Source: SBAS502, RESP1 and RESP2.</summary>
public readonly record struct RespirationConfiguration()
{
    /// <summary>Phase code of 135 degrees at 32 kHz, where TI suggests to begin.</summary>
    public const int Phase135 = 12;

    /// <summary>Highest phase code.</summary>
    public const int MaximumPhase = 15;

    /// <summary>The circuit that drives the electrodes. Off, it leaves channel 1 a plain input.</summary>
    public bool ModulationOn { get; init; } = true;

    /// <summary>The circuit that recovers the impedance from channel 1. On, it spoils the test signal of that channel.</summary>
    public bool DemodulationOn { get; init; } = true;

    /// <summary>Phase code between the two, 0..15: times 11.25 degrees at 32 kHz, times 22.5 at 64 kHz.</summary>
    public int Phase { get; init; } = Phase135;

    /// <summary>Modulation frequency.</summary>
    public RespirationFrequency Frequency { get; init; }

    /// <summary>Clock from outside through GPIO1 and GPIO2 instead of the internal one.</summary>
    public bool ExternalClock { get; init; }

    /// <summary>Phase between modulation and demodulation, degrees.</summary>
    public double PhaseDegrees => Frequency == RespirationFrequency.KiloHertz32 ? Phase * 11.25 : (Phase & 7) * 22.5;
}
