namespace HrvXkd.Hardware.Adc;

/// <summary>Modulation frequency of the respiration circuit; values are the RESP_FREQ field of RESP2.</summary>
public enum RespirationFrequency
{
    /// <summary>32 kHz; the phase moves in steps of 11.25 degrees.</summary>
    KiloHertz32 = 0,

    /// <summary>64 kHz; the phase moves in steps of 22.5 degrees, its highest bit is ignored.</summary>
    KiloHertz64 = 1,
}
