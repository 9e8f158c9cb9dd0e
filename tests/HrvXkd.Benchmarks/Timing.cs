using System.Text.Json.Serialization;

namespace HrvXkd.Benchmarks;

/// <summary>Times of a subject.</summary>
internal sealed record Timing(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("rate_hz"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RateHz,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("ns_median")] double Median,
    [property: JsonPropertyName("ns_fastest")] double Fastest,
    [property: JsonPropertyName("ratio_to_touch"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RatioToTouch);
