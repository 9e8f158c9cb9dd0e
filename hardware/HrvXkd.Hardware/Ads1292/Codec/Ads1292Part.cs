namespace HrvXkd.Hardware.Adc
{
    /// <summary>Parts of the family by their ID byte. The whole byte is compared: 0x00 and 0xFF are a dead or floating line.</summary>
    public enum Ads1292Part
    {
        /// <summary>Not read yet.</summary>
        Unknown = 0x00,

        /// <summary>One channel, 24 bits.</summary>
        Ads1291 = 0x52,

        /// <summary>Two channels, 24 bits.</summary>
        Ads1292 = 0x53,

        /// <summary>Two channels, 24 bits, respiration on channel 1.</summary>
        Ads1292R = 0x73
    }
}
