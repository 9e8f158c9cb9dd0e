namespace HrvXkd.Hardware.Adc;

/// <summary>How frames are read while the chip converts.</summary>
public enum ReadMode
{
    /// <summary>
    /// RDATAC: the chip offers each frame by itself; one transfer of 72 us at 1 MHz. Prefix and zero bits are checked. The protocol has no
    /// checksum: a bit that flips on the wire within the 48 data bits is not seen.
    /// </summary>
    Continuous = 0,

    /// <summary>
    /// RDATA twice and all registers once: three transfers, 280 us at 1 MHz. Both readings must be equal and every register as written
    /// before a frame counts as good, so a flipped bit is seen unless it flips alike in two readings. Up to 1000 samples per second.
    /// </summary>
    Verified = 1,
}
