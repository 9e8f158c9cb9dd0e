namespace HrvXkd.Core.Tests.Reference;

/// <summary>An ECG whose R peaks are known exactly: five bell curves per beat.</summary>
internal sealed class SyntheticEcg
{
    // Offset from R in s, height in mV, width in s: P, Q, R, S, T.
    private static readonly (double At, double Height, double Width)[] Waves =
        [(-0.17, 0.12, 0.025), (-0.026, -0.12, 0.010), (0, 1.0, 0.012), (0.028, -0.22, 0.011), (0.27, 0.28, 0.05)];

    public required int RateHz { get; init; }

    public required double[] MilliVolts { get; init; }

    /// <summary>R peaks, s.</summary>
    public required double[] Beats { get; init; }

    /// <param name="nn">Intervals; the first beat is at 0.4 s.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="heightOf">Height of each beat by its number, or null for 1.</param>
    public static SyntheticEcg Of(NnSeries nn, int rateHz, Func<int, double>? heightOf = null)
    {
        double[] beats = [0.4, .. nn.Seconds.Select(s => 0.4 + s)];
        double[] signal = new double[(int)Math.Ceiling((beats[^1] + 0.4) * rateHz)];
        for (int b = 0; b < beats.Length; b++)
            foreach ((double at, double height, double width) in Waves)
            {
                double middle = beats[b] + at;
                int from = Math.Max(0, (int)((middle - (5 * width)) * rateHz));
                int to = Math.Min(signal.Length - 1, (int)((middle + (5 * width)) * rateHz));
                for (int i = from; i <= to; i++)
                    signal[i] += height * (heightOf?.Invoke(b) ?? 1) * Math.Exp(-Math.Pow(((double)i / rateHz) - middle, 2) / (2 * width * width));
            }
        return new SyntheticEcg { RateHz = rateHz, MilliVolts = signal, Beats = beats };
    }

    /// <summary>A healthy rhythm of some minutes.</summary>
    public static SyntheticEcg Healthy(double seconds, int rateHz, ulong seed = 1) =>
        Of(NnSeries.Random((int)(seconds / 0.8), 800, 60, seed), rateHz);

    public int[] Counts(int perMilliVolt) => MilliVolts.Select(v => (int)Math.Round(v * perMilliVolt)).ToArray();
}
