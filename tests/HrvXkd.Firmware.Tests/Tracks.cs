using HrvXkd.Firmware.Replay;

namespace HrvXkd.Firmware.Tests;

/// <summary>Synthetic leads with known beats.</summary>
internal static class Tracks
{
    public const double CountsPerMilliVolt = 1000;

    /// <summary>R peaks of a heart that speeds up and slows down with breathing, seconds.</summary>
    public static List<double> Beats(double seconds)
    {
        var beats = new List<double>();
        for (double t = 0.5; t < seconds - 0.5; t += 0.82 + (0.04 * Math.Sin(2 * Math.PI * 0.25 * t)) + (0.02 * Math.Sin(2 * Math.PI * 0.1 * t)))
            beats.Add(t);
        return beats;
    }

    public static EcgTrack Ecg(double rateHz, double seconds)
    {
        var samples = new int[(int)(rateHz * seconds)];
        foreach (double beat in Beats(seconds))
        {
            Add(samples, rateHz, beat - 0.16, 0.025, 120);
            Add(samples, rateHz, beat - 0.025, 0.010, -120);
            Add(samples, rateHz, beat, 0.011, 1100);
            Add(samples, rateHz, beat + 0.028, 0.010, -220);
            Add(samples, rateHz, beat + 0.26, 0.045, 280);
        }

        return new EcgTrack("synthetic", rateHz, CountsPerMilliVolt, samples);
    }

    private static void Add(int[] samples, double rateHz, double center, double width, double height)
    {
        int first = Math.Max(0, (int)((center - (4 * width)) * rateHz));
        int last = Math.Min(samples.Length - 1, (int)((center + (4 * width)) * rateHz));
        for (int i = first; i <= last; i++)
        {
            double z = ((i / rateHz) - center) / width;
            samples[i] += (int)Math.Round(height * Math.Exp(-z * z / 2));
        }
    }
}
