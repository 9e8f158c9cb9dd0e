using HrvXkd.Trainer.Hrv.Metrics;
using Spectre.Console;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>Every metric with its key, unit, definition and source.</summary>
internal static class DefinitionTable
{
    /// <summary>Makes the table.</summary>
    public static Table Make()
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(
            new TableColumn("key") { NoWrap = true },
            new TableColumn("name"),
            new TableColumn("unit") { NoWrap = true },
            new TableColumn("definition"),
            new TableColumn("source"));
        foreach (MetricDefinition metric in MetricCatalog.All)
            table.AddRow(Array.ConvertAll<string, Text>([metric.Key, metric.Name, metric.Unit, metric.Definition, metric.Source], cell => new Text(cell)));
        table.Caption = new TableTitle(
            "NN: an interval that is used. Differences are taken only between intervals that touch. An interval counts at the time of its second beat. "
            + "Welch: cubic spline (not a knot) to 4 Hz, mean removed, Hann windows of 1024 samples, 50 % overlap. "
            + "Lomb: f = 0.0033 Hz + k / (4 T), 2 T / n times the periodogram; "
            + "where intervals are left out, power that is spread over all frequencies appears raised by 1 / covered. Settings: hrv --help.");
        return table;
    }
}
