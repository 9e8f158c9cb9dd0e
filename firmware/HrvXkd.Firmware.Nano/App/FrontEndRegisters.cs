// Register bytes of the profiles: the same as those of Ads1292Configuration, which a test compares. Source: SBAS502, start-up flow and register map.
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Fills in register values, 0x01..0x0B. Allocates nothing.</summary>
    public static class FrontEndRegisters
    {
        /// <summary>How many.</summary>
        public const int Count = RegisterCodec.Count - 1;

        private const int Off = 0x81;
        private const int ShortedInput = 0x01;
        private const int TestInput = 0x05;

        /// <summary>One lead with right leg drive and DC lead-off on the electrodes of its channel.</summary>
        /// <param name="values">Receives the values, shape [<see cref="Count"/>].</param>
        /// <param name="channel">1 or 2.</param>
        /// <param name="rateHz">125, 250 or 500.</param>
        /// <param name="gain">1, 2, 3, 4, 6, 8 or 12.</param>
        public static void Recording(int[] values, int channel, int rateHz, int gain)
        {
            Common(values, rateHz);
            int inputs = channel == 1 ? 0x03 : 0x0C;
            Put(values, Register.Config2, 0xE0);
            Put(values, Register.Ch1Set, channel == 1 ? GainField(gain) : Off);
            Put(values, Register.Ch2Set, channel == 2 ? GainField(gain) : Off);
            Put(values, Register.RldSens, 0x20 | inputs);
            Put(values, Register.LoffSens, inputs);
        }

        /// <summary>Both inputs shorted, gain 6.</summary>
        /// <param name="values">Receives the values, shape [<see cref="Count"/>].</param>
        /// <param name="rateHz">125, 250 or 500.</param>
        /// <param name="part">Part; the ADS1291 has no channel 2.</param>
        public static void Noise(int[] values, int rateHz, int part)
        {
            Common(values, rateHz);
            Put(values, Register.Config2, 0xA0);
            BothChannels(values, ShortedInput, part);
        }

        /// <summary>The internal 1 Hz square wave on both inputs, gain 6.</summary>
        /// <param name="values">Receives the values, shape [<see cref="Count"/>].</param>
        /// <param name="rateHz">125, 250 or 500.</param>
        /// <param name="part">Part; the ADS1291 has no channel 2.</param>
        public static void TestSignal(int[] values, int rateHz, int part)
        {
            Common(values, rateHz);
            Put(values, Register.Config2, 0xA3);
            BothChannels(values, TestInput, part);
        }

        private static void Common(int[] values, int rateHz)
        {
            System.Array.Clear(values, 0, Count);
            Put(values, Register.Config1, rateHz == 125 ? 0 : rateHz == 250 ? 1 : 2);
            Put(values, Register.Loff, 0x10);
            Put(values, Register.Resp1, 0x02);
            Put(values, Register.Resp2, 0x07);
            Put(values, Register.Gpio, 0x0C);
        }

        private static void BothChannels(int[] values, int input, int part)
        {
            Put(values, Register.Ch1Set, input);
            Put(values, Register.Ch2Set, part == (int)Ads1292Part.Ads1291 ? Off : input);
        }

        private static void Put(int[] values, Register register, int value)
        {
            values[(int)register - 1] = value;
        }

        // Bits 6:4; electrode input.
        private static int GainField(int gain)
        {
            int field = gain == 6 ? 0 : gain == 8 ? 5 : gain == 12 ? 6 : gain;
            return field << 4;
        }
    }
}
