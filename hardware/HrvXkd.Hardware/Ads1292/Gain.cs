namespace HrvXkd.Hardware.Adc;

/// <summary>Gain of a channel; values are the GAIN field of CHnSET.</summary>
public enum Gain
{
    /// <summary>Gain 6: +-403 mV at 2.42 V, the reset value.</summary>
    X6 = 0,

    /// <summary>Gain 1: +-2420 mV.</summary>
    X1 = 1,

    /// <summary>Gain 2: +-1210 mV.</summary>
    X2 = 2,

    /// <summary>Gain 3: +-807 mV.</summary>
    X3 = 3,

    /// <summary>Gain 4: +-605 mV.</summary>
    X4 = 4,

    /// <summary>Gain 8: +-303 mV.</summary>
    X8 = 5,

    /// <summary>Gain 12: +-202 mV, too little for the +-300 mV an electrode may have.</summary>
    X12 = 6,
}
