using System.Globalization;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>The metrics as CSV: a column for each, a row for the whole span or for each window; what does not exist is empty.</summary>
internal static class HrvCsv
{
    /// <summary>Formats.</summary>
    /// <param name="results">One or more.</param>
    public static string Format(IReadOnlyList<HrvResult> results)
    {
        IEnumerable<string> heads = [.. Spans.Of(results[0]).Select(pair => pair.Key), .. MetricCatalog.All.Select(metric => metric.Key)];
        IEnumerable<string> rows = results.Select(result => string.Join(',', (IEnumerable<string>)
        [
            .. Spans.Of(result).Select(pair => Text(pair.Value)),
            .. MetricCatalog.All.Select(metric => result.Metrics[metric.Key] is { } value ? Text(value) : ""),
        ]));
        return string.Concat(rows.Prepend(string.Join(',', heads)).Select(row => row + "\n"));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
