namespace HrvXkd.Hardware.Adc;

/// <summary>A set of electrodes; bits as in LOFF_STAT and, without the right leg, LOFF_SENS and RLD_SENS.</summary>
[Flags]
public enum Electrodes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Positive input of channel 1.</summary>
    In1P = 1,

    /// <summary>Negative input of channel 1.</summary>
    In1N = 2,

    /// <summary>Positive input of channel 2.</summary>
    In2P = 4,

    /// <summary>Negative input of channel 2.</summary>
    In2N = 8,

    /// <summary>Right leg drive.</summary>
    RightLeg = 16,
}
