using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Metrics of both spectra.</summary>
internal static class FrequencyDomain
{
    private const int FewestIntervals = 30;

    /// <summary>Adds the metrics.</summary>
    /// <param name="set">Receives the metrics.</param>
    /// <param name="series">Intervals, one or more.</param>
    /// <param name="options">Settings of both methods.</param>
    /// <returns>The spectra; null where one does not exist.</returns>
    public static (Spectrum? Welch, Spectrum? Lomb) Add(MetricSet set, IntervalSeries series, HrvOptions options)
    {
        if (series.Count < FewestIntervals)
        {
            string reason = FormattableString.Invariant($"needs {FewestIntervals} intervals, has {series.Count}");
            BandPowers.Missing(set, "welch", reason);
            BandPowers.Missing(set, "lomb", reason);
            set.Missing(reason, "respiration_per_minute");
            return (null, null);
        }

        Spectrum? welch = WelchSpectrum.Of(series, options);
        if (welch is not null)
            BandPowers.Add(set, "welch", welch, "needs segments of 20 min, see --welch-segment");
        else
            BandPowers.Missing(set, "welch", "no stretch without a hole is long enough");
        Spectrum lomb = LombSpectrum.Of(series, options);
        BandPowers.Add(set, "lomb", lomb, "needs 1 h");
        set.Add("respiration_per_minute", 60 * RespirationHz(lomb), "the band has no peak");
        return (welch, lomb);
    }

    // The highest peak of the HF band, placed by the parabola through it and its neighbours.
    private static double RespirationHz(Spectrum spectrum)
    {
        (int first, int end) = spectrum.Band(Band.Hf.LowHz, Band.Hf.HighHz);
        if (end - first < 2)
            return double.NaN;
        int peak = Enumerable.Range(first, end - first).MaxBy(k => spectrum.Density[k]);
        if (spectrum.Density[peak] <= 0)
            return double.NaN;
        if (peak == 0 || peak + 1 >= end)
            return spectrum.Hz[peak];
        double before = spectrum.Density[peak - 1], at = spectrum.Density[peak], after = spectrum.Density[peak + 1];
        double curvature = before - (2 * at) + after;
        bool isTop = before <= at && after <= at && curvature < 0;
        return spectrum.Hz[peak] + (isTop ? spectrum.StepHz * (before - after) / (2 * curvature) : 0);
    }
}
