namespace HrvXkd.Hardware.Adc;

/// <summary>What became of reading one frame.</summary>
public enum FrameStatus
{
    /// <summary>Prefix and zero bits are right, and in <see cref="ReadMode.Verified"/> so are the second reading and the registers.</summary>
    Good = 0,

    /// <summary>Prefix or zero bits are wrong: slipped, dead or floating line, or the chip is in another mode.</summary>
    BadPrefix = 1,

    /// <summary>No two of three readings of the frame agree.</summary>
    Unequal = 2,

    /// <summary>A register does not hold what was written: the chip was reset or heard a wrong command.</summary>
    RegistersLost = 3,

    /// <summary>The kernel reported an error of the SPI transfer.</summary>
    BusError = 4,

    /// <summary>The chip has not been started.</summary>
    NotConverting = 5,

    /// <summary>No conversion came in time.</summary>
    NoConversion = 6,
}
