namespace HrvXkd.Hardware.Adc;

/// <summary>Lead-off comparator threshold, share of the supply; values are the COMP_TH field of LOFF.</summary>
public enum LeadOffThreshold
{
    /// <summary>95 % and 5 %.</summary>
    Percent95 = 0,

    /// <summary>92.5 % and 7.5 %.</summary>
    Percent92 = 1,

    /// <summary>90 % and 10 %.</summary>
    Percent90 = 2,

    /// <summary>87.5 % and 12.5 %.</summary>
    Percent87 = 3,

    /// <summary>85 % and 15 %.</summary>
    Percent85 = 4,

    /// <summary>80 % and 20 %.</summary>
    Percent80 = 5,

    /// <summary>75 % and 25 %.</summary>
    Percent75 = 6,

    /// <summary>70 % and 30 %.</summary>
    Percent70 = 7,
}
