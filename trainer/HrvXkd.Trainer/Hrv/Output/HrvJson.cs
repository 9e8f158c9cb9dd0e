using System.Text.Json;
using System.Text.Json.Nodes;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>The metrics as JSON: those of the whole span at the root, and the same of each window under per_window. What does not exist
/// is null, its reason under missing.</summary>
internal static class HrvJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Formats.</summary>
    /// <param name="loaded">What was read.</param>
    /// <param name="whole">Metrics of the whole span.</param>
    /// <param name="windows">Metrics of windows; none if none were asked for.</param>
    /// <param name="options">Settings.</param>
    public static string Format(LoadedSeries loaded, HrvResult whole, IReadOnlyList<HrvResult> windows, HrvOptions options)
    {
        JsonObject root = new()
        {
            ["input"] = loaded.Name,
            ["source"] = loaded.Source,
            ["read_as"] = loaded.How,
            ["options"] = Options(options),
        };
        AddResult(root, whole);
        root["units"] = new JsonObject(MetricCatalog.All.Where(metric => metric.Unit.Length > 0)
            .Select(metric => KeyValuePair.Create<string, JsonNode?>(metric.Key, metric.Unit.Replace("\u00b2", "^2", StringComparison.Ordinal))));
        if (windows.Count > 0)
            root["per_window"] = new JsonArray([.. windows.Select(window =>
            {
                JsonObject one = [];
                AddResult(one, window);
                return one;
            })]);
        return root.ToJsonString(Indented) + "\n";
    }

    private static void AddResult(JsonObject target, HrvResult result)
    {
        foreach ((string key, double value) in Spans.Of(result))
            target[key] = value;
        target["dropped_by_reason"] = new JsonObject(result.Series.Dropped.GroupBy(interval => interval.Reason)
            .Select(group => KeyValuePair.Create<string, JsonNode?>(JsonNamingPolicy.SnakeCaseLower.ConvertName(group.Key.ToString()), group.Count())));
        foreach (MetricDefinition metric in MetricCatalog.All)
            target[metric.Key] = result.Metrics[metric.Key];
        target["device"] = new JsonObject(result.Device.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
        target["missing"] = new JsonObject(result.Metrics.Reasons.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
    }

    private static JsonObject Options(HrvOptions options) => new()
    {
        ["welch_segment_samples"] = options.WelchSegment,
        ["welch_overlap_percent"] = options.WelchOverlapPercent,
        ["resample_hz"] = options.ResampleHz,
        ["interpolation"] = options.IsLinear ? "linear" : "cubic",
        ["detrend"] = options.Detrend.ToString().ToLowerInvariant(),
        ["smoothness_lambda"] = options.Detrend == Detrend.Smoothness ? options.SmoothnessLambda : null,
        ["lomb_oversampling"] = options.LombOversampling,
        ["entropy_m"] = options.EntropyLength,
        ["entropy_r_of_sdnn"] = options.EntropyTolerance,
        ["mse_scales"] = options.EntropyScales,
        ["dfa_alpha1_beats"] = new JsonArray(options.DfaShort.Low, options.DfaShort.High),
        ["dfa_alpha2_beats"] = new JsonArray(options.DfaLong.Low, options.DfaLong.High),
    };
}
