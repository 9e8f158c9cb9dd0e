// Codes to physical units: LSB = reference / (2^23 - 1) / gain. Integer only; compiled for nanoFramework too.
// Source: SBAS502, data format, test signal and temperature sensor.
namespace HrvXkd.Hardware.Adc
{
    /// <summary>Converts codes. Pure; allocates nothing.</summary>
    public static class Conversion
    {
        /// <summary>Internal reference with VREF_4V = 0, mV.</summary>
        public const int Reference2V4MilliVolts = 2420;

        /// <summary>Internal reference with VREF_4V = 1, mV; needs a supply of 4.4 V or more.</summary>
        public const int Reference4VMilliVolts = 4033;

        private const long FullScale = (1 << 23) - 1;

        /// <summary>Input voltage of a code.</summary>
        /// <param name="code">Code of a channel.</param>
        /// <param name="gain">1, 2, 3, 4, 6, 8 or 12.</param>
        /// <param name="referenceMilliVolts">Reference voltage, mV.</param>
        /// <returns>Nanovolts at the input, rounded to nearest, ties away from zero.</returns>
        public static long NanoVolts(int code, int gain, int referenceMilliVolts)
        {
            return Divide(code * (long)referenceMilliVolts * 1000000, FullScale * gain);
        }

        /// <summary>Counts that one millivolt at the input makes.</summary>
        /// <param name="gain">1, 2, 3, 4, 6, 8 or 12.</param>
        /// <param name="referenceMilliVolts">Reference voltage, mV.</param>
        /// <returns>Counts per mV, rounded; 20798 at gain 6 and 2.42 V.</returns>
        public static int CountsPerMilliVolt(int gain, int referenceMilliVolts)
        {
            return (int)Divide(FullScale * gain, referenceMilliVolts);
        }

        /// <summary>Code of the internal test signal's upper level, reference / 2400, whatever the reference is.</summary>
        /// <param name="gain">1, 2, 3, 4, 6, 8 or 12.</param>
        /// <returns>Counts; the lower level is its negative.</returns>
        public static int TestSignalCounts(int gain)
        {
            return (int)Divide(FullScale * gain, 2400);
        }

        /// <summary>Die temperature from the sensor's voltage: (uV - 145300) / 490 + 25.</summary>
        /// <param name="nanoVolts">Sensor voltage, nV.</param>
        /// <returns>Thousandths of a degree Celsius.</returns>
        public static int MilliCelsius(long nanoVolts)
        {
            return 25000 + (int)Divide(nanoVolts - 145300000, 490);
        }

        private static long Divide(long numerator, long denominator)
        {
            long half = denominator / 2;
            return (numerator < 0 ? numerator - half : numerator + half) / denominator;
        }
    }
}
