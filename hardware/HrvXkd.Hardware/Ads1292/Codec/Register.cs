namespace HrvXkd.Hardware.Adc
{
    /// <summary>Registers of the ADS1291, ADS1292 and ADS1292R. Source: SBAS502, register map.</summary>
    public enum Register
    {
        /// <summary>Part, read only, see <see cref="Ads1292Part"/>.</summary>
        Id = 0x00,

        /// <summary>Conversion mode and data rate.</summary>
        Config1 = 0x01,

        /// <summary>Lead-off comparators, reference, clock output, test signal.</summary>
        Config2 = 0x02,

        /// <summary>Lead-off threshold, current and frequency.</summary>
        Loff = 0x03,

        /// <summary>Channel 1: power, gain, input.</summary>
        Ch1Set = 0x04,

        /// <summary>Channel 2: power, gain, input.</summary>
        Ch2Set = 0x05,

        /// <summary>Right leg drive: power and which electrodes it is derived from.</summary>
        RldSens = 0x06,

        /// <summary>Which electrodes lead-off senses.</summary>
        LoffSens = 0x07,

        /// <summary>Lead-off status; bit 6 chooses the clock divider.</summary>
        LoffStat = 0x08,

        /// <summary>Respiration modulator.</summary>
        Resp1 = 0x09,

        /// <summary>Respiration frequency, right leg reference, offset calibration.</summary>
        Resp2 = 0x0A,

        /// <summary>Two general-purpose pins.</summary>
        Gpio = 0x0B
    }
}
