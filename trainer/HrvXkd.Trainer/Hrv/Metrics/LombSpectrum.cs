// Spectrum of the intervals as they are, nothing interpolated: Lomb's periodogram of the intervals without their mean, each at the time of its second
// beat, on f = 0.0033 Hz + k / (oversampling T), times 2 T / n. T is from the first to the last of these times. ms^2/Hz.
// Source: Lomb 1976; Moody 1993 (why not to interpolate).
using System.Numerics;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Lomb's periodogram as a density.</summary>
internal static class LombSpectrum
{
    // The lowest band needs an hour.
    private const double UlfSeconds = 3600;

    /// <summary>Computes the spectrum up to 0.4 Hz; its lowest frequency is 0.0033 Hz, for an hour and more the lowest above 0.</summary>
    /// <param name="series">Intervals, three or more.</param>
    /// <param name="options">Oversampling.</param>
    public static Spectrum Of(IntervalSeries series, HrvOptions options)
    {
        double span = series.EndSeconds[^1] - series.EndSeconds[0], step = 1 / (options.LombOversampling * span);
        int below = span < UlfSeconds ? 0 : (int)Math.Ceiling(Band.Ulf.HighHz / step) - 1;
        double lowest = Band.Vlf.LowHz - (below * step);
        int count = (int)Math.Ceiling((Band.Hf.HighHz - Band.Vlf.LowHz) / step) + below;
        double[] hz = [.. Enumerable.Range(0, count).Select(k => Band.Vlf.LowHz + ((k - below) * step))];
        double[] times = Array.ConvertAll(series.EndSeconds, end => end - series.EndSeconds[0]);
        double mean = series.Ms.Average();
        Complex[] values = Sums(times, Array.ConvertAll(series.Ms, ms => ms - mean), lowest, step, count);
        Complex[] twice = Sums(times, [.. Enumerable.Repeat(1.0, times.Length)], 2 * lowest, 2 * step, count);
        double scale = 2 * span / series.Count;
        double[] density = [.. values.Select((sum, k) => scale * Power(sum, twice[k], series.Count))];
        return new Spectrum(hz, density, FormattableString.Invariant($"Lomb: {count} frequencies, {1000 * step:0.0000} mHz apart"));
    }

    // Sums of value exp(-2 pi i f t) for f = lowest + k step.
    private static Complex[] Sums(double[] times, double[] values, double lowest, double step, int count) => FourierSums.Compute(
        Array.ConvertAll(times, t => 2 * Math.PI * step * t),
        [.. values.Select((value, j) => Complex.FromPolarCoordinates(value, -2 * Math.PI * lowest * times[j]))],
        count);

    // Half the least-squares power of a sine: the periodogram without its time offset, which is the same number.
    private static double Power(Complex sum, Complex twice, int count)
    {
        double c = sum.Real, s = -sum.Imaginary;
        double cc = (count + twice.Real) / 2, ss = (count - twice.Real) / 2, cs = -twice.Imaginary / 2;
        return ((c * c * ss) + (s * s * cc) - (2 * c * s * cs)) / (2 * ((cc * ss) - (cs * cs)));
    }
}
