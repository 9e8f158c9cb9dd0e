namespace HrvXkd.Hardware.Adc;

/// <summary>Lead-off current; values are the ILEAD field of LOFF.</summary>
public enum LeadOffCurrent
{
    /// <summary>6 nA.</summary>
    NanoAmperes6 = 0,

    /// <summary>22 nA.</summary>
    NanoAmperes22 = 1,

    /// <summary>6 uA.</summary>
    MicroAmperes6 = 2,

    /// <summary>22 uA.</summary>
    MicroAmperes22 = 3,
}
