// Trend z of a series y that minimizes |y - z|^2 + lambda^2 |second differences of z|^2. Source: Tarvainen 2002 (IEEE TBME 49:172).
namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Removes a smooth trend.</summary>
internal static class SmoothnessPriors
{
    /// <summary>The series without its trend.</summary>
    /// <param name="values">Evenly spaced values, 3 or more.</param>
    /// <param name="lambda">Smoothness, above 0.</param>
    public static double[] Remove(double[] values, double lambda)
    {
        double[] trend = Trend(values, lambda * lambda);
        return [.. values.Select((value, i) => value - trend[i])];
    }

    // (I + w D'D) z = y with five diagonals, by L D L'.
    private static double[] Trend(double[] values, double weight)
    {
        int n = values.Length;
        double[] d = new double[n], one = new double[n], two = new double[n], z = new double[n];
        for (int i = 0; i < n; i++)
        {
            two[i] = i < 2 ? 0 : weight * Product(i, i - 2, n) / d[i - 2];
            double coupling = i < 1 ? 0 : (weight * Product(i, i - 1, n)) - (i < 2 ? 0 : two[i] * d[i - 2] * one[i - 1]);
            one[i] = i < 1 ? 0 : coupling / d[i - 1];
            d[i] = 1 + (weight * Product(i, i, n)) - (i < 1 ? 0 : one[i] * one[i] * d[i - 1]) - (i < 2 ? 0 : two[i] * two[i] * d[i - 2]);
            z[i] = values[i] - (i < 1 ? 0 : one[i] * z[i - 1]) - (i < 2 ? 0 : two[i] * z[i - 2]);
        }

        for (int i = n - 1; i >= 0; i--)
            z[i] = (z[i] / d[i]) - (i + 1 < n ? one[i + 1] * z[i + 1] : 0) - (i + 2 < n ? two[i + 2] * z[i + 2] : 0);
        return z;
    }

    // Element of D'D: rows of D are 1, -2, 1.
    private static double Product(int i, int j, int n)
    {
        double sum = 0;
        for (int row = Math.Max(0, i - 2); row <= Math.Min(i, n - 3); row++)
            sum += Second(i - row) * Second(j - row);
        return sum;
    }

    private static double Second(int place) => place switch { 0 or 2 => 1, 1 => -2, _ => 0 };
}
