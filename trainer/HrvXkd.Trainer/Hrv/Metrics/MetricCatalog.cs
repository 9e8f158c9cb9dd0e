namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Every metric of the hrv command, in the order of its tables.</summary>
internal static class MetricCatalog
{
    private const string Time = "Time";
    private const string Geometry = "Geometric";
    private const string Nonlinear = "Nonlinear";
    private const string TaskForce = "Task Force ESC/NASPE 1996";
    private const string Shape = "Brennan 2001";
    private const string Costa = "Costa 2017";

    /// <summary>All metrics.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
        [.. TimeDomain(), .. Geometric(), .. Spectral("welch", "Welch"), .. Spectral("lomb", "Lomb"), Respiration(), .. NonlinearOnes()];

    private static IEnumerable<MetricDefinition> TimeDomain() =>
    [
        new("mean_nn_ms", "MeanNN", "ms", Time, "mean of the intervals", TaskForce),
        new("median_nn_ms", "MedianNN", "ms", Time, "median of the intervals", "-"),
        new("sdnn_ms", "SDNN", "ms", Time, "standard deviation of the intervals, n - 1", TaskForce),
        new(
            "sdann_ms", "SDANN", "ms", Time,
            "standard deviation (n - 1) of the means of complete 5-min segments at least half covered",
            TaskForce),
        new("sdnni_ms", "SDNN index", "ms", Time, "mean of the standard deviations of the same segments", TaskForce),
        new("rmssd_ms", "RMSSD", "ms", Time, "root mean square of differences between intervals that touch", TaskForce),
        new("sdsd_ms", "SDSD", "ms", Time, "standard deviation of the same differences (signed), n - 1", TaskForce),
        new("nn50", "NN50", "", Time, "differences strictly above 50 ms either way, in exact units", TaskForce, IsCount: true),
        new("pnn50_percent", "pNN50", "%", Time, "NN50 of all differences", TaskForce),
        new("nn20", "NN20", "", Time, "differences strictly above 20 ms either way, in exact units", "Mietus 2002", IsCount: true),
        new("pnn20_percent", "pNN20", "%", Time, "NN20 of all differences", "Mietus 2002"),
        new("cvnn", "CVNN", "", Time, "SDNN / MeanNN", "-"),
        new("cvsd", "CVSD", "", Time, "RMSSD / MeanNN", "-"),
        new("sdnn_rmssd", "SDNN/RMSSD", "", Time, "SDNN / RMSSD", "-"),
        new("mad_nn_ms", "MadNN", "ms", Time, "median of |NN - median|, not scaled", "-"),
        new("iqr_nn_ms", "IQR", "ms", Time, "75th less 25th percentile, between order statistics by straight lines", "-"),
        new("p20_nn_ms", "20th percentile", "ms", Time, "20th percentile of the intervals", "-"),
        new("p80_nn_ms", "80th percentile", "ms", Time, "80th percentile of the intervals", "-"),
        new("min_nn_ms", "MinNN", "ms", Time, "shortest interval", "-"),
        new("max_nn_ms", "MaxNN", "ms", Time, "longest interval", "-"),
        new("mean_hr_bpm", "Mean HR", "1/min", Time, "mean of 60 s / NN", "-"),
        new("sd_hr_bpm", "SD HR", "1/min", Time, "standard deviation of 60 s / NN, n - 1", "-"),
        new("min_hr_bpm", "Min HR", "1/min", Time, "60 s / longest interval", "-"),
        new("max_hr_bpm", "Max HR", "1/min", Time, "60 s / shortest interval", "-"),
    ];

    private static IEnumerable<MetricDefinition> Geometric() =>
    [
        new("hti", "HTI", "", Geometry, "intervals / count of the highest bin, bins of 1000/128 ms from 0", TaskForce),
        new(
            "tinn_ms", "TINN", "ms", Geometry,
            "M - N of the triangle that fits the histogram best (least squares, every N and M within it), apex at the highest bin",
            TaskForce),
        new("tinn_n_ms", "TINN N", "ms", Geometry, "left foot of the triangle", TaskForce),
        new("tinn_m_ms", "TINN M", "ms", Geometry, "right foot of the triangle", TaskForce),
    ];

    private static IEnumerable<MetricDefinition> Spectral(string prefix, string name)
    {
        string source = prefix == "welch" ? "Welch 1967; " + TaskForce : "Lomb 1976; " + TaskForce;
        string domain = "Frequency, " + name;
        const string Of = ", trapezoid rule over the frequencies within";
        yield return new($"{prefix}_ulf_ms2", "ULF", "ms\u00b2", domain,
            "power above 0 and below 0.0033 Hz" + Of + (prefix == "welch" ? "; needs long segments" : "; from 1 h on"), source);
        yield return new($"{prefix}_vlf_ms2", "VLF", "ms\u00b2", domain, "power in 0.0033..0.04 Hz" + Of, source);
        yield return new($"{prefix}_lf_ms2", "LF", "ms\u00b2", domain, "power in 0.04..0.15 Hz" + Of, source);
        yield return new($"{prefix}_hf_ms2", "HF", "ms\u00b2", domain, "power in 0.15..0.4 Hz" + Of, source);
        yield return new($"{prefix}_total_ms2", "Total", "ms\u00b2", domain, "VLF + LF + HF", source);
        yield return new($"{prefix}_lf_hf", "LF/HF", "", domain, "LF / HF", source);
        yield return new($"{prefix}_lf_nu", "LFnu", "n.u.", domain, "100 LF / (LF + HF)", source);
        yield return new($"{prefix}_hf_nu", "HFnu", "n.u.", domain, "100 HF / (LF + HF)", source);
        foreach (string band in (string[])["VLF", "LF", "HF"])
            yield return new($"{prefix}_{band.ToLowerInvariant()}_peak_hz", $"{band} peak", "Hz", domain, $"frequency of the greatest density in {band}", source);
    }

    private static MetricDefinition Respiration() => new(
        "respiration_per_minute", "Respiration", "1/min", "Frequency, Lomb", "60 s times the HF peak, placed by a parabola", "-");

    private static IEnumerable<MetricDefinition> NonlinearOnes() =>
    [
        new("sd1_ms", "SD1", "ms", Nonlinear, "SDSD / sqrt 2", Shape),
        new("sd2_ms", "SD2", "ms", Nonlinear, "sqrt(2 SDNN^2 - SDSD^2 / 2)", Shape),
        new("sd2_projection_ms", "SD2 projected", "ms", Nonlinear, "standard deviation (n - 1) of (NN + next NN) / sqrt 2", Shape),
        new("sd1_sd2", "SD1/SD2", "", Nonlinear, "SD1 / SD2", Shape),
        new("ellipse_area_ms2", "Ellipse area", "ms\u00b2", Nonlinear, "pi SD1 SD2", Shape),
        new("csi", "CSI", "", Nonlinear, "SD2 / SD1", "Toichi 1997"),
        new("modified_csi_ms", "Modified CSI", "ms", Nonlinear, "4 SD2^2 / SD1", "Jeppesen 2014"),
        new("cvi", "CVI", "", Nonlinear, "log10(16 SD1 SD2)", "Toichi 1997"),
        new(
            "apen", "ApEn", "", Nonlinear,
            "approximate entropy: m 2 (--entropy-m), r 0.2 SDNN (--entropy-r), Chebyshev distance <= r, self matches, N - m + 1 templates",
            "Pincus 1991"),
        new(
            "sampen", "SampEn", "", Nonlinear,
            "sample entropy ln(B / A): m and r as ApEn, Chebyshev distance <= r, no self matches, N - m templates of m and m + 1",
            "Richman 2000"),
        new("sampen_r_ms", "SampEn r", "ms", Nonlinear, "the tolerance of both", "Richman 2000"),
        new(
            "sampen_matches_a", "SampEn A", "", Nonlinear,
            "templates of m + 1 that match, each pair both ways", "Richman 2000",
            IsCount: true),
        new("sampen_matches_b", "SampEn B", "", Nonlinear, "templates of m that match, each pair both ways", "Richman 2000", IsCount: true),
        new(
            "mse_complexity", "MSE", "", Nonlinear,
            "sum of SampEn over scales s = 1..5 (--mse-scales) of means of s intervals, r that of scale 1",
            "Costa 2002"),
        new(
            "dfa_alpha1", "DFA alpha 1", "", Nonlinear,
            "slope of log F(n), every n of 4..16 beats (--dfa1), windows side by side, linear detrend",
            "Peng 1995"),
        new("dfa_alpha2", "DFA alpha 2", "", Nonlinear, "the same for 17..64 beats (--dfa2)", "Peng 1995"),
        new(
            "pip_percent", "PIP", "%", Nonlinear,
            "places where the sign of successive differences (-, 0, +) changes, of all intervals",
            Costa),
        new("ials", "IALS", "", Nonlinear, "inverse of the mean length of accelerations and decelerations", Costa),
        new("pss_percent", "PSS", "%", Nonlinear, "differences in accelerations and decelerations of fewer than 3", Costa),
        new("pas_percent", "PAS", "%", Nonlinear, "differences in alternations of 4 and more, of all intervals", Costa),
    ];
}
