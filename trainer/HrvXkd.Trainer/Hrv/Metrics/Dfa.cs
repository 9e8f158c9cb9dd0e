// Detrended fluctuation analysis: the sum of (NN - mean) in windows of n beats that do not overlap, without their regression lines; F(n) is
// the root mean square over all samples of the windows. The exponent is the slope of log F over log n, every n of a range.
// Source: Peng 1995.
using MathNet.Numerics.LinearRegression;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Scaling exponents.</summary>
internal static class Dfa
{
    // Fewest windows of the largest length.
    private const int FewestWindows = 2;

    /// <summary>Adds both exponents.</summary>
    public static void Add(MetricSet set, double[] ms, HrvOptions options)
    {
        double mean = ms.Average(), sum = 0;
        double[] profile = Array.ConvertAll(ms, value => sum += value - mean);
        AddExponent(set, "dfa_alpha1", profile, options.DfaShort);
        AddExponent(set, "dfa_alpha2", profile, options.DfaLong);
    }

    private static void AddExponent(MetricSet set, string key, double[] profile, (int Low, int High) scales)
    {
        int needed = FewestWindows * scales.High;
        if (profile.Length < needed)
        {
            set.Missing(FormattableString.Invariant($"needs {needed} intervals, has {profile.Length}"), key);
            return;
        }

        double[] lengths = [.. Enumerable.Range(scales.Low, scales.High - scales.Low + 1).Select(n => Math.Log(n))];
        double[] fluctuations = [.. Enumerable.Range(scales.Low, lengths.Length).Select(n => Math.Log(Fluctuation(profile, n)))];
        set.Add(key, SimpleRegression.Fit(lengths, fluctuations).Item2);
    }

    private static double Fluctuation(double[] profile, int n)
    {
        int windows = profile.Length / n;
        double squares = 0;
        for (int w = 0; w < windows; w++)
            squares += Residual(profile.AsSpan(w * n, n));
        return Math.Sqrt(squares / ((double)windows * n));
    }

    // Sum of squares about the regression line, taken from the mean of the window so that no large numbers cancel.
    private static double Residual(ReadOnlySpan<double> window)
    {
        int n = window.Length;
        double middle = (n - 1) / 2.0, mean = 0, xy = 0, squares = 0;
        foreach (double value in window)
            mean += value / n;
        for (int i = 0; i < n; i++)
            xy += (i - middle) * (window[i] - mean);
        double slope = xy / (n * ((double)n * n - 1) / 12);
        for (int i = 0; i < n; i++)
        {
            double residual = window[i] - mean - (slope * (i - middle));
            squares += residual * residual;
        }

        return squares;
    }
}
