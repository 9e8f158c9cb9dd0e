using System.Globalization;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;
using Spectre.Console;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>The metrics as a table, grouped by domain.</summary>
internal static class HrvTable
{
    /// <summary>One line on what was read and what was left out.</summary>
    public static string Opening(LoadedSeries loaded, HrvResult result)
    {
        IEnumerable<string> dropped = result.Series.Dropped.GroupBy(interval => interval.Reason)
            .Select(group => FormattableString.Invariant($"{group.Count()} {Words(group.Key)}"));
        string left = result.Series.Dropped.Count == 0 ? "none left out" : "left out: " + string.Join(", ", dropped);
        return FormattableString.Invariant(
            $"{loaded.Name}: {loaded.How}.\n")
            + FormattableString.Invariant($"{result.Series.Count} intervals in {result.Series.DurationSeconds:0.0} s, ")
            + FormattableString.Invariant($"{Spans.CoveredPercent(result):0.0} % covered; {left}.");
    }

    /// <summary>Makes the table.</summary>
    public static Table Make(HrvResult result)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(
            new TableColumn("metric") { NoWrap = true },
            new TableColumn("value") { NoWrap = true }.RightAligned(),
            new TableColumn("unit") { NoWrap = true },
            new TableColumn("device") { NoWrap = true }.RightAligned(),
            new TableColumn("no value because"));
        foreach (IGrouping<string, MetricDefinition> domain in MetricCatalog.All.GroupBy(metric => metric.Domain))
        {
            if (table.Rows.Count > 0)
                table.AddEmptyRow();
            table.AddRow(new Markup($"[bold]{Markup.Escape(domain.Key)}[/]"));
            foreach (MetricDefinition metric in domain)
                table.AddRow(
                    new Text("  " + metric.Name),
                    new Text(result.Metrics[metric.Key] is { } value ? metric.IsCount ? Short(value) : Number(value) : "-"),
                    new Text(metric.Unit),
                    new Text(result.Device.TryGetValue(metric.Key, out double device) ? Number(device) : ""),
                    new Text(result.Metrics.Reasons.GetValueOrDefault(metric.Key, "")));
        }

        string methods = string.Join("; ", new[] { result.Welch?.How, result.Lomb?.How }.OfType<string>());
        table.Caption = new TableTitle((methods.Length == 0 ? "" : methods + ". ")
            + "device: the integer code of the wearable on the same intervals. Definitions: hrv --definitions. Research software, not a medical device.");
        return table;
    }

    /// <summary>A number with four or more significant digits.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 1000 => "0.0", >= 100 => "0.00", >= 1 => "0.000", _ => "0.0000" }, CultureInfo.InvariantCulture);

    /// <summary>A whole number, or one with few decimals, as it is.</summary>
    public static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Words(DropReason reason) => reason switch
    {
        DropReason.OutOfRange => FormattableString.Invariant($"outside {Plausible.ShortestMs}..{Plausible.LongestMs} ms"),
        DropReason.NotNormal => "beside other beats",
        DropReason.Cleaner => "by the device's cleaner",
        _ => "far from their neighbours (--clean)",
    };
}
