// Noise of the converter. Input-referred: n^2 = a^2 + (b / gain)^2, with a and b per data rate from the datasheet's
// tables at gains 1 and 2 (inputs shorted, 2.42 V, 25 C). 8 kSPS is not published; 4 kSPS stands in for it.
namespace HrvXkd.Hardware.Simulation;

/// <summary>White noise that depends on seed, conversion and channel only.</summary>
internal static class ChipNoise
{
    private const int LargestGain = 12;
    private static readonly double[] AtGain1 = [1.5, 2.2, 3.0, 4.6, 10.1, 55.2, 55.2];
    private static readonly double[] AtGain2 = [0.8, 1.2, 1.7, 2.5, 5.3, 26.0, 26.0];

    private static readonly double[] Levels = MakeLevels();

    /// <summary>Root mean square of the noise at the input, microvolts.</summary>
    public static double MicroVoltsRms(int dataRate, int gain) => Levels[(dataRate * (LargestGain + 1)) + gain];

    private static double[] MakeLevels()
    {
        var levels = new double[AtGain1.Length * (LargestGain + 1)];
        for (int rate = 0; rate < AtGain1.Length; rate++)
        {
            for (int gain = 1; gain <= LargestGain; gain++)
                levels[(rate * (LargestGain + 1)) + gain] = Level(rate, gain);
        }

        return levels;
    }

    private static double Level(int dataRate, int gain)
    {
        double one = AtGain1[dataRate] * AtGain1[dataRate];
        double two = AtGain2[dataRate] * AtGain2[dataRate];
        double amplifier = (one - two) * 4 / 3;
        double converter = Math.Max(0, one - amplifier);
        return Math.Sqrt(converter + (amplifier / ((double)gain * gain)));
    }

    /// <summary>A standard normal value.</summary>
    public static double Normal(long seed, long conversion, int channel)
    {
        ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) + ((ulong)conversion * 2) + (ulong)channel);
        double first = (Mix(state) >> 11) + 1;
        double second = Mix(state ^ 0xD1B54A32D192ED03UL) >> 11;
        const double unit = 1.0 / (1L << 53);
        return Math.Sqrt(-2 * Math.Log(first * unit)) * Math.Cos(2 * Math.PI * second * unit);
    }

    /// <summary>A value 0..1 that depends on its arguments only.</summary>
    public static double Uniform(long number, int stream) => unchecked(Mix(((ulong)number * 0x9E3779B97F4A7C15UL) + (ulong)stream) >> 11) * (1.0 / (1L << 53));

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
