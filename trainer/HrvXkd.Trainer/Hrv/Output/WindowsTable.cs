using System.Globalization;
using Spectre.Console;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>A row for each window with the metrics most looked at; all are in the files.</summary>
internal static class WindowsTable
{
    private static readonly (string Head, string Key, string Format)[] Columns =
    [
        ("HR", "mean_hr_bpm", "0.0"), ("SDNN", "sdnn_ms", "0.0"), ("RMSSD", "rmssd_ms", "0.0"), ("pNN50", "pnn50_percent", "0.0"),
        ("LF", "lomb_lf_ms2", "0"), ("HF", "lomb_hf_ms2", "0"), ("LF/HF", "lomb_lf_hf", "0.00"), ("SD1/2", "sd1_sd2", "0.00"),
        ("SampEn", "sampen", "0.00"), ("alpha 1", "dfa_alpha1", "0.00"),
    ];

    /// <summary>Makes the table.</summary>
    public static Table Make(IReadOnlyList<HrvResult> windows)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string head in (IEnumerable<string>)["from s", "to s", "NN", "cover", .. Columns.Select(column => column.Head)])
            table.AddColumn(new TableColumn(head) { NoWrap = true, Padding = new Padding(0) }.RightAligned());
        foreach (HrvResult window in windows)
            table.AddRow(
            [
                Cell(window.FromSeconds, "0.#"),
                Cell(window.ToSeconds, "0.#"),
                Cell(window.Series.Count, "0"),
                Cell(Spans.CoveredPercent(window), "0.0"),
                .. Columns.Select(column => Cell(window.Metrics[column.Key], column.Format)),
            ]);
        table.Caption = new TableTitle("LF, HF by Lomb, ms\u00b2; cover: % of the window. Every metric of each window: --csv, --json. Definitions: hrv --definitions.");
        return table;
    }

    private static Text Cell(double? value, string format) => new(value?.ToString(format, CultureInfo.InvariantCulture) ?? "-");
}
