namespace HrvXkd.Tests.Data.Pressure;

/// <summary>Arterial pressure made by formula: a raised cosine up to systole, an exponential fall with a notch, then the foot.</summary>
internal static class MadePressure
{
    public const double Rate = 125;

    public static double[] Pulses(double seconds, double sbp, double dbp, double heartRate = 70, int seed = 1)
    {
        Random random = new(seed);
        double period = 60 / heartRate;
        double[] samples = new double[(int)(seconds * Rate)];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = dbp + (sbp - dbp) * Shape(i / Rate % period / period) + 0.4 * (random.NextDouble() - 0.5);
        return samples;
    }

    /// <summary>Pulses whose notch lies below the foot, and whose wave after it rises to nearly half of systole, as in records p1_0539 and p2_0741 of UCI.</summary>
    public static double[] DeepNotch(double seconds, double sbp, double dbp, double heartRate)
    {
        double period = 60 / heartRate;
        double[] samples = new double[(int)(seconds * Rate)];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = dbp + (sbp - dbp) * Bell(i / Rate % period / period, 0.2, 0.09) + Wave(i / Rate % period / period);
        return samples;

        double Wave(double phase) => (sbp - dbp) * (0.4 * Bell(phase, 0.68, 0.09) - 0.2 * Bell(phase, 0.45, 0.07));
        static double Bell(double phase, double at, double width) => Math.Exp(-0.5 * Math.Pow((phase - at) / width, 2));
    }

    public static void Fill(double[] samples, double from, double to, Func<int, double> value)
    {
        for (int i = (int)(from * Rate); i < (int)(to * Rate); i++)
            samples[i] = value(i);
    }

    // Phase 0 is the foot; the peak lies at 0.15 of the period, a notch with its wave near 0.4.
    private static double Shape(double phase) => phase < 0.15
        ? 0.5 - 0.5 * Math.Cos(Math.PI * phase / 0.15)
        : Math.Exp(-(phase - 0.15) * 3.2) * (1 - Math.Pow((phase - 0.15) / 0.85, 3)) + 0.07 * Math.Exp(-Math.Pow((phase - 0.42) / 0.03, 2));
}
