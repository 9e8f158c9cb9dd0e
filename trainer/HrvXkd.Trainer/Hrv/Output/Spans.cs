namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>What JSON and CSV say of a span besides its metrics.</summary>
internal static class Spans
{
    /// <summary>Keys and values, in order.</summary>
    public static IEnumerable<(string Key, double Value)> Of(HrvResult result) =>
    [
        ("from_s", result.FromSeconds),
        ("to_s", result.ToSeconds),
        ("intervals", result.Series.Count),
        ("dropped", result.Series.Dropped.Count),
        ("duration_s", result.Series.DurationSeconds),
        ("covered_percent", CoveredPercent(result)),
    ];

    /// <summary>Share of the span that the intervals cover, percent.</summary>
    public static double CoveredPercent(HrvResult result) => result.Series.Ms.Sum() / 10 / (result.ToSeconds - result.FromSeconds);
}
