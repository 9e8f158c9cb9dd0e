// What the self-tests on Linux and on nanoFramework share: register patterns and typical noise. Noise: the datasheet's typical value at gains 1 and 2,
// a fit of those at gain 6, whose table was not at hand; from 2000 per second on no estimate was made and that of gain 2 bounds it.
namespace HrvXkd.Hardware.Adc
{
    /// <summary>Patterns and typical values of the self-test. Pure; allocates nothing.</summary>
    public static class SelfTestValues
    {
        /// <summary>Noise passes up to so many times the typical value.</summary>
        public const int NoiseMargin = 2;

        // Harmless on a connected board: no clock output, no clock divider, no driven GPIO pin, lead-off currents in nA, right leg amplifier off.
        // Registers 0x01..0x0B; phases of respiration only where there is respiration.
        private static readonly int[] FirstPattern = { 0x01, 0xB0, 0x75, 0x15, 0x61, 0xC5, 0x15, 0x00, 0x2A, 0x87, 0x0C };
        private static readonly int[] SecondPattern = { 0x84, 0xE3, 0x90, 0x62, 0x03, 0x8A, 0x2A, 0x00, 0x16, 0x05, 0x0C };

        private static readonly int[] Rms = { 400, 660, 1040, 1350, 5300, 26000, 55000 };
        private static readonly int[] PeakToPeak = { 2700, 4300, 6900, 8900, 48000, 265000, 563000 };

        /// <summary>Value that a register must hold in a pattern.</summary>
        /// <param name="second">False for the first pattern.</param>
        /// <param name="register">Address, 1..11.</param>
        /// <param name="part">Part, as in its register.</param>
        /// <returns>0..255.</returns>
        public static int Pattern(bool second, int register, int part)
        {
            if (register == (int)Register.Ch2Set && part == (int)Ads1292Part.Ads1291)
                return 0x81;
            if (register == (int)Register.Resp1 && part != (int)Ads1292Part.Ads1292R)
                return 0x02;
            return (second ? SecondPattern : FirstPattern)[register - 1];
        }

        /// <summary>Typical noise with shorted inputs at gain 6.</summary>
        /// <param name="dataRate">Field of CONFIG1, 0..6.</param>
        /// <returns>nV, root mean square.</returns>
        public static int NoiseRmsNanoVolts(int dataRate)
        {
            return Rms[dataRate];
        }

        /// <summary>Typical noise with shorted inputs at gain 6.</summary>
        /// <param name="dataRate">Field of CONFIG1, 0..6.</param>
        /// <returns>nV, peak to peak.</returns>
        public static int NoisePeakToPeakNanoVolts(int dataRate)
        {
            return PeakToPeak[dataRate];
        }
    }
}
