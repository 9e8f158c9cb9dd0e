// Sums of c[j] exp(-i k x[j]) for many k at once: each term is spread over an even grid as a Gaussian, one FFT, and the Gaussian is divided out.
// With 14 grid points to either side and an oversampled grid the error is some 1e-12 of the sum of |c|.
// Source: Greengard and Lee 2004, Accelerating the nonuniform fast Fourier transform.
using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Fourier sums over unevenly spaced points.</summary>
internal static class FourierSums
{
    private const int Spread = 14;

    /// <summary>Computes the sums for k = 0..count-1.</summary>
    /// <param name="angles">Angles x, radians.</param>
    /// <param name="weights">Weights c.</param>
    /// <param name="count">Number of sums, 1 or more.</param>
    public static Complex[] Compute(double[] angles, Complex[] weights, int count)
    {
        int half = count / 2;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * count, 4 * Spread));
        double ratio = (double)size / count;
        double width = Math.PI * Spread / (ratio * (ratio - 0.5) * count * count);
        Complex[] grid = new Complex[size];
        for (int j = 0; j < angles.Length; j++)
            AddGaussian(grid, angles[j], weights[j] * Complex.FromPolarCoordinates(1, -half * angles[j]), width);
        Fourier.Forward(grid, FourierOptions.NoScaling);
        Complex[] sums = new Complex[count];
        double scale = Math.Sqrt(Math.PI / width) / size;
        for (int k = 0; k < count; k++)
        {
            int mode = k - half;
            sums[k] = grid[(mode + size) % size] * (scale * Math.Exp(width * mode * mode));
        }

        return sums;
    }

    private static void AddGaussian(Complex[] grid, double angle, Complex weight, double width)
    {
        double spacing = 2 * Math.PI / grid.Length;
        long nearest = (long)Math.Floor(angle / spacing);
        for (long at = nearest - Spread + 1; at <= nearest + Spread; at++)
        {
            double distance = angle - (at * spacing);
            long index = at % grid.Length;
            grid[index < 0 ? index + grid.Length : index] += weight * Math.Exp(-distance * distance / (4 * width));
        }
    }
}
