namespace HrvXkd.Firmware.Nano.Device
{
    /// <summary>GPIO numbers on the ESP32-DevKitC: those of the board's wiring in hardware/boards, which a test compares, and two for the serial adapter.</summary>
    public static class Pins
    {
        /// <summary>SPI bus.</summary>
        public const int SpiBus = 1;

        /// <summary>CS of the breakout.</summary>
        public const int ChipSelect = 5;

        /// <summary>SCLK of the breakout.</summary>
        public const int Clock = 18;

        /// <summary>DOUT of the breakout, MISO.</summary>
        public const int DataOut = 19;

        /// <summary>DIN of the breakout, MOSI.</summary>
        public const int DataIn = 23;

        /// <summary>DRDY of the breakout.</summary>
        public const int DataReady = 27;

        /// <summary>PWDN of the breakout.</summary>
        public const int Reset = 26;

        /// <summary>START of the breakout.</summary>
        public const int Start = 25;

        /// <summary>RX of the serial adapter; GPIO 16 and 17, the usual ones, carry the memory of WROVER modules.</summary>
        public const int SerialSend = 33;

        /// <summary>TX of the serial adapter, 3.3 V.</summary>
        public const int SerialReceive = 32;
    }
}
