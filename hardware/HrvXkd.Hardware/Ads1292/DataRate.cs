namespace HrvXkd.Hardware.Adc;

/// <summary>Data rate; values are the DR field of CONFIG1.</summary>
public enum DataRate
{
    /// <summary>125 samples per second, -3 dB at 33 Hz.</summary>
    Sps125 = 0,

    /// <summary>250 samples per second, -3 dB at 66 Hz.</summary>
    Sps250 = 1,

    /// <summary>500 samples per second, -3 dB at 131 Hz.</summary>
    Sps500 = 2,

    /// <summary>1000 samples per second, -3 dB at 262 Hz.</summary>
    Sps1000 = 3,

    /// <summary>2000 samples per second.</summary>
    Sps2000 = 4,

    /// <summary>4000 samples per second.</summary>
    Sps4000 = 5,

    /// <summary>8000 samples per second.</summary>
    Sps8000 = 6,
}
