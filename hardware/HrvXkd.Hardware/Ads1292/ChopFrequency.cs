namespace HrvXkd.Hardware.Adc;

/// <summary>Chopping frequency of the amplifiers, a part of the 128 kHz modulator clock; values are the CHOP field of RLD_SENS. 1 is reserved.</summary>
public enum ChopFrequency
{
    /// <summary>Modulator clock / 16, the reset value.</summary>
    ModulatorBy16 = 0,

    /// <summary>Modulator clock / 2.</summary>
    ModulatorBy2 = 2,

    /// <summary>Modulator clock / 4.</summary>
    ModulatorBy4 = 3,
}
