// Spectrum of the evenly spaced tachogram by averaged periodograms of overlapping segments, Hann window (periodic), the mean of each segment
// taken off. Each interval counts at the time of its second beat. Holes in the series longer than the longest interval are not bridged: segments lie
// on either side. ms^2/Hz. Source: Welch 1967; Task Force ESC/NASPE 1996.
using System.Numerics;
using HrvXkd.Trainer.Hrv.Input;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Interpolation;
using MathNet.Numerics.LinearRegression;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Welch's method.</summary>
internal static class WelchSpectrum
{
    private const int ShortestSegment = 16;

    /// <summary>Computes the spectrum.</summary>
    /// <param name="series">Intervals.</param>
    /// <param name="options">Segment, overlap, rate, interpolation, detrending.</param>
    /// <returns>Null if no stretch without a hole is long enough for a segment of 16 samples.</returns>
    public static Spectrum? Of(IntervalSeries series, HrvOptions options)
    {
        double[][] stretches = [.. Stretches(series).Select(range => Even(series, range, options)).Where(even => even.Length >= ShortestSegment)];
        if (stretches.Length == 0)
            return null;
        int segment = Math.Min(options.WelchSegment, stretches.Max(even => even.Length));
        int step = Math.Max(1, segment - (segment * options.WelchOverlapPercent / 100));
        double[] window = Window.HannPeriodic(segment), sum = new double[(segment / 2) + 1];
        int segments = 0;
        foreach (double[] even in stretches)
            for (int start = 0; start + segment <= even.Length; start += step, segments++)
                AddPeriodogram(sum, even.AsSpan(start, segment), window);
        double scale = 1 / (options.ResampleHz * window.Sum(w => w * w) * segments);
        double[] density = [.. sum.Select((power, k) => power * scale * (k == 0 || 2 * k == segment ? 1 : 2))];
        double[] hz = [.. Enumerable.Range(0, sum.Length).Select(k => k * options.ResampleHz / segment)];
        return new Spectrum(hz, density, Words(options, segment, segments));
    }

    private static string Words(HrvOptions options, int segment, int segments)
    {
        string curve = options.IsLinear ? "linear" : "cubic", detrend = options.Detrend.ToString().ToLowerInvariant();
        string counted = segments == 1 ? "1 segment" : FormattableString.Invariant($"{segments} segments");
        return FormattableString.Invariant(
            $"Welch: {curve} to {options.ResampleHz} Hz, {counted} of {segment} samples, {options.WelchOverlapPercent} % overlap, Hann, detrend {detrend}");
    }

    // Ranges of intervals without a hole between them that is longer than an interval can be.
    private static IEnumerable<Range> Stretches(IntervalSeries series)
    {
        int first = 0;
        double longest = Plausible.LongestMs / 1000 * series.UnitsPerSecond;
        for (int i = 1; i <= series.Count; i++)
        {
            if (i < series.Count && series.Start[i] - series.Start[i - 1] - series.Length[i - 1] <= longest)
                continue;
            if (i - first >= NotAKnotSpline.FewestPoints)
                yield return first..i;
            first = i;
        }
    }

    private static double[] Even(IntervalSeries series, Range range, HrvOptions options)
    {
        double[] times = series.EndSeconds[range], ms = series.Ms[range];
        double start = times[0];
        for (int i = 0; i < times.Length; i++)
            times[i] -= start;
        IInterpolation curve = options.IsLinear ? LinearSpline.InterpolateSorted(times, ms) : NotAKnotSpline.Through(times, ms);
        double[] even = [.. Enumerable.Range(0, (int)Math.Ceiling(times[^1] * options.ResampleHz)).Select(i => curve.Interpolate(i / options.ResampleHz))];
        return even.Length < ShortestSegment ? even : Detrended(even, options);
    }

    private static double[] Detrended(double[] even, HrvOptions options)
    {
        double mean = even.Average();
        double[] centred = Array.ConvertAll(even, value => value - mean);
        if (options.Detrend == Detrend.Smoothness)
            return SmoothnessPriors.Remove(centred, options.SmoothnessLambda);
        if (options.Detrend == Detrend.None)
            return centred;
        (double intercept, double slope) = SimpleRegression.Fit([.. Enumerable.Range(0, even.Length).Select(i => (double)i)], centred);
        return [.. centred.Select((value, i) => value - intercept - (slope * i))];
    }

    private static void AddPeriodogram(double[] sum, ReadOnlySpan<double> segment, double[] window)
    {
        double mean = 0;
        foreach (double value in segment)
            mean += value / segment.Length;
        Complex[] values = new Complex[segment.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = (segment[i] - mean) * window[i];
        Fourier.Forward(values, FourierOptions.NoScaling);
        for (int k = 0; k < sum.Length; k++)
            sum[k] += (values[k].Real * values[k].Real) + (values[k].Imaginary * values[k].Imaginary);
    }
}
