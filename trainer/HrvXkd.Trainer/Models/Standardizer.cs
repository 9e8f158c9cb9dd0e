using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Models;

/// <summary>Mean and spread of the features on training data; all that scaling may know.</summary>
/// <param name="Mean">Means, shape [12], natural units.</param>
/// <param name="InverseDeviation">1 / standard deviation, shape [12].</param>
internal sealed record Standardizer(float[] Mean, float[] InverseDeviation)
{
    // A feature that is constant in training must not turn a rounding difference in a later recording into a large value.
    private const double SmallestDeviation = 1e-3;

    /// <summary>Fits over the valid windows of some sequences.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="sequences">Those of the training fold.</param>
    public static Standardizer Fit(SequenceSet data, ReadOnlySpan<int> sequences)
    {
        double[] mean = new double[Sequence.Features], square = new double[Sequence.Features];
        long windows = 0;
        foreach (int sequence in sequences)
            for (int row = sequence * Sequence.Windows; row < (sequence + 1) * Sequence.Windows; row++)
                if (data.Valid[row] != 0)
                    Accumulate(data.FeaturesQ16.AsSpan(row * Sequence.Features, Sequence.Features), ++windows, mean, square);
        return new Standardizer(
            Array.ConvertAll(mean, m => (float)m),
            Array.ConvertAll(square, s => (float)(1 / Math.Max(SmallestDeviation, Math.Sqrt(s / Math.Max(1, windows))))));
    }

    // Welford's running mean and sum of squares about it.
    private static void Accumulate(ReadOnlySpan<int> featuresQ16, long count, double[] mean, double[] square)
    {
        for (int f = 0; f < featuresQ16.Length; f++)
        {
            double x = featuresQ16[f] / 65536.0, before = x - mean[f];
            mean[f] += before / count;
            square[f] += before * (x - mean[f]);
        }
    }
}
