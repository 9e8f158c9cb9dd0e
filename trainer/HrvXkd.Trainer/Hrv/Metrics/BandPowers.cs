// Powers by the trapezoid rule over the frequencies within a band, nothing interpolated at its edges. ms^2.
// Source: Task Force ESC/NASPE 1996; bands of ANSI/AAMI EC57.
namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Metrics of a spectrum.</summary>
internal static class BandPowers
{
    // Fewest frequencies in a band for a power.
    private const int FewestPoints = 2;

    // Fewest frequencies in the ultra low band, the lowest of all, where each is a period of minutes.
    private const int FewestUlfPoints = 4;

    /// <summary>Adds powers, ratios and peaks.</summary>
    /// <param name="set">Receives the metrics.</param>
    /// <param name="prefix">welch or lomb.</param>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="noUlf">Why there would be no ULF.</param>
    public static void Add(MetricSet set, string prefix, Spectrum spectrum, string noUlf)
    {
        double ulf = Power(spectrum, Band.Ulf, FewestUlfPoints);
        set.Add($"{prefix}_ulf_ms2", ulf, noUlf);
        foreach (Band band in Band.Main)
        {
            set.Add($"{prefix}_{band.Name}_ms2", Power(spectrum, band, FewestPoints), TooCoarse(spectrum, band));
            set.Add($"{prefix}_{band.Name}_peak_hz", Peak(spectrum, band), "the band has no peak");
        }

        double vlf = Power(spectrum, Band.Vlf, FewestPoints), lf = Power(spectrum, Band.Lf, FewestPoints), hf = Power(spectrum, Band.Hf, FewestPoints);
        const string Reason = "a band has no power";
        set.Add($"{prefix}_total_ms2", vlf + lf + hf, Reason);
        set.Add($"{prefix}_lf_hf", lf / hf, Reason);
        set.Add($"{prefix}_lf_nu", 100 * lf / (lf + hf), Reason);
        set.Add($"{prefix}_hf_nu", 100 * hf / (lf + hf), Reason);
    }

    /// <summary>Says why a spectrum does not exist, for all its metrics.</summary>
    public static void Missing(MetricSet set, string prefix, string reason) => set.Missing(
        reason, MetricCatalog.All.Select(metric => metric.Key).Where(key => key.StartsWith(prefix + "_", StringComparison.Ordinal)));

    /// <summary>Power of a band, or NaN where it holds too few frequencies.</summary>
    public static double Power(Spectrum spectrum, Band band, int fewest = FewestPoints)
    {
        (int first, int end) = spectrum.Band(band.LowHz, band.HighHz);
        if (end - first < fewest)
            return double.NaN;
        double sum = -(spectrum.Density[first] + spectrum.Density[end - 1]) / 2;
        for (int k = first; k < end; k++)
            sum += spectrum.Density[k];
        return sum * spectrum.StepHz;
    }

    private static double Peak(Spectrum spectrum, Band band)
    {
        (int first, int end) = spectrum.Band(band.LowHz, band.HighHz);
        if (end - first < FewestPoints)
            return double.NaN;
        int peak = Enumerable.Range(first, end - first).MaxBy(k => spectrum.Density[k]);
        return spectrum.Density[peak] > 0 ? spectrum.Hz[peak] : double.NaN;
    }

    private static string TooCoarse(Spectrum spectrum, Band band)
    {
        (int first, int end) = spectrum.Band(band.LowHz, band.HighHz);
        return FormattableString.Invariant($"the spectrum holds {end - first} frequencies in {band.LowHz}..{band.HighHz} Hz, {spectrum.StepHz:0.0000} Hz apart");
    }
}
