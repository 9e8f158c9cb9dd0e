namespace HrvXkd.Core.Tests.Reference;

/// <summary>An ECG made of beats of chosen shapes at chosen times, with a little noise.</summary>
internal static class BeatTrain
{
    /// <summary>Shape of a beat: bells at an offset from R in s, of a height in mV and a width in s.</summary>
    internal sealed record Shape(params (double At, double Height, double Width)[] Waves);

    /// <summary>A narrow complex with P and T.</summary>
    public static Shape Narrow { get; } = new((-0.17, 0.12, 0.025), (-0.026, -0.12, 0.010), (0, 1.0, 0.012), (0.028, -0.22, 0.011), (0.27, 0.28, 0.05));

    /// <summary>A broad complex without P and with a T against it, as of ventricular beats.</summary>
    public static Shape Broad { get; } = new((0, 1.3, 0.040), (0.09, -0.5, 0.035), (0.33, -0.4, 0.06));

    /// <summary>A notched complex with a late second peak, as of bundle branch block.</summary>
    public static Shape BundleBranchBlock { get; } = new((-0.17, 0.12, 0.025), (-0.01, 0.7, 0.014), (0.055, 0.8, 0.022), (0.32, -0.3, 0.05));

    /// <summary>A pacing spike, as wide as the filter of the converter leaves it, before a broad complex.</summary>
    public static Shape Paced { get; } = new((-0.07, 0.6, 0.006), (0, -1.1, 0.035), (0.3, 0.5, 0.06));

    /// <summary>Makes the signal.</summary>
    /// <param name="beats">Time in s, shape and size of each beat, in order.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="gain">Counts per mV; negative for inverted electrodes.</param>
    public static int[] Signal(IReadOnlyList<(double At, Shape Shape, double Size)> beats, int rateHz, int gain)
    {
        Random random = new(1);
        double[] signal = new double[(int)((beats[^1].At + 1) * rateHz)];
        for (int i = 0; i < signal.Length; i++)
            signal[i] = 0.02 * (random.NextDouble() + random.NextDouble() - 1);
        foreach ((double at, Shape shape, double size) in beats)
            foreach ((double offset, double height, double width) in shape.Waves)
            {
                double middle = at + offset;
                int from = Math.Max(0, (int)((middle - (5 * width)) * rateHz));
                int to = Math.Min(signal.Length - 1, (int)Math.Ceiling((middle + (5 * width)) * rateHz));
                for (int i = from; i <= to; i++)
                    signal[i] += size * height * Math.Exp(-Math.Pow(((double)i / rateHz) - middle, 2) / (2 * width * width));
            }

        return [.. signal.Select(value => (int)Math.Round(value * gain))];
    }
}
