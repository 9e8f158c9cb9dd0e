using HrvXkd.Core;
using HrvXkd.Core.Features;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>The same intervals through the integer code of the device, for comparison.</summary>
internal static class DeviceFeatures
{
    // The device's windows are minutes long; its code for them is quadratic in the number of intervals.
    private const double LongestSeconds = 3600;
    private const double Q16 = 65536;

    private static readonly (Feature Feature, string Key, Func<double, double> Convert)[] Shared =
    [
        (Feature.HeartRate, "mean_hr_bpm", value => value),
        (Feature.LnSdnn, "sdnn_ms", Math.Exp),
        (Feature.LnRmssd, "rmssd_ms", Math.Exp),
        (Feature.Pnn50, "pnn50_percent", value => value),
        (Feature.LnVlf, "lomb_vlf_ms2", Math.Exp),
        (Feature.LnLf, "lomb_lf_ms2", Math.Exp),
        (Feature.LnHf, "lomb_hf_ms2", Math.Exp),
        (Feature.LfFraction, "lomb_lf_nu", value => 100 * value),
        (Feature.SampEn, "sampen", value => value),
        (Feature.DfaAlpha1, "dfa_alpha1", value => value),
        (Feature.Sd1Sd2, "sd1_sd2", value => value),
        (Feature.RespirationRate, "respiration_per_minute", value => value),
    ];

    /// <summary>Computes the 12 features.</summary>
    /// <param name="series">Intervals, one or more.</param>
    /// <param name="options">Metrics whose settings are not the device's are left out.</param>
    /// <returns>Values by key of the metric that is the same, in its unit; none where the device gives none or for more than an hour.</returns>
    public static IReadOnlyDictionary<string, double> Compute(IntervalSeries series, HrvOptions options)
    {
        if (series.Count is < FeatureExtractor.MinimumIntervals or > FeatureExtractor.MaximumIntervals || series.DurationSeconds > LongestSeconds)
            return new Dictionary<string, double>();
        double ticks = Core.Ticks.PerSecond / series.UnitsPerSecond;
        int InTicks(long units) => (int)Math.Round((units - series.Start[0]) * ticks);
        int[] start = Array.ConvertAll(series.Start, InTicks);
        // Beats are put on ticks, not intervals: those that touch go on touching.
        int[] nn = [.. series.Start.Select((from, i) => InTicks(from + series.Length[i]) - start[i])];
        int[] features = new int[Sequence.Features];
        return new FeatureExtractor(series.Count).TryCompute(nn, start, series.Count, features)
            ? Shared.Where(shared => IsSame(shared.Key, options)).ToDictionary(shared => shared.Key, shared => shared.Convert(features[(int)shared.Feature] / Q16))
            : new Dictionary<string, double>();
    }

    private static bool IsSame(string key, HrvOptions options)
    {
        HrvOptions device = new();
        return key switch
        {
            "sampen" => options.EntropyLength == device.EntropyLength && options.EntropyTolerance == device.EntropyTolerance,
            "dfa_alpha1" => options.DfaShort == device.DfaShort,
            _ => !(key.StartsWith("lomb_", StringComparison.Ordinal) || key == "respiration_per_minute") || options.LombOversampling == device.LombOversampling,
        };
    }
}
