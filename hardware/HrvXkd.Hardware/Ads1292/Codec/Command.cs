namespace HrvXkd.Hardware.Adc
{
    /// <summary>First byte of an SPI command. Source: SBAS502, command definitions.</summary>
    public enum Command
    {
        /// <summary>No opcode: the byte that keeps chip select low while the chip decodes the command before it.</summary>
        None = 0x00,

        /// <summary>Leave standby.</summary>
        Wakeup = 0x02,

        /// <summary>Stop converting and save power; registers are kept.</summary>
        Standby = 0x04,

        /// <summary>Set registers to their reset values; the chip is then in continuous mode.</summary>
        Reset = 0x06,

        /// <summary>Start converting; effective only with the START pin low.</summary>
        Start = 0x08,

        /// <summary>Stop after the current conversion.</summary>
        Stop = 0x0A,

        /// <summary>Continuous mode: each data-ready edge offers a frame. Active after power-up and reset.</summary>
        ReadContinuously = 0x10,

        /// <summary>Leave continuous mode; registers can only be accessed after it.</summary>
        StopReadingContinuously = 0x11,

        /// <summary>Read one frame outside continuous mode.</summary>
        ReadData = 0x12,

        /// <summary>Calibrate the offset; needs CALIB_ON in RESP2.</summary>
        CalibrateOffset = 0x1A,

        /// <summary>Read registers: add the first address; the second byte is the count less one.</summary>
        ReadRegisters = 0x20,

        /// <summary>Write registers: add the first address; the second byte is the count less one.</summary>
        WriteRegisters = 0x40
    }
}
