using Spectre.Console;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>A row for each window with the metrics most looked at; all are in the files.</summary>
internal static class WindowsTable
{
    private static readonly (string Head, string Key)[] Columns =
    [
        ("HR", "mean_hr_bpm"), ("SDNN", "sdnn_ms"), ("RMSSD", "rmssd_ms"), ("pNN50", "pnn50_percent"), ("LF", "lomb_lf_ms2"), ("HF", "lomb_hf_ms2"),
        ("LF/HF", "lomb_lf_hf"), ("SD1/SD2", "sd1_sd2"), ("SampEn", "sampen"), ("alpha 1", "dfa_alpha1"),
    ];

    /// <summary>Makes the table.</summary>
    public static Table Make(IReadOnlyList<HrvResult> windows)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string head in (IEnumerable<string>)["from s", "to s", "intervals", "covered %", .. Columns.Select(column => column.Head)])
            table.AddColumn(new TableColumn(head) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }.RightAligned());
        foreach (HrvResult window in windows)
            table.AddRow(
            [
                new Text(HrvTable.Short(window.FromSeconds)),
                new Text(HrvTable.Short(window.ToSeconds)),
                new Text(HrvTable.Short(window.Series.Count)),
                new Text(HrvTable.Short(Math.Round(Spans.CoveredPercent(window), 1))),
                .. Columns.Select(column => new Text(window.Metrics[column.Key] is { } value ? HrvTable.Number(value) : "-")),
            ]);
        table.Caption = new TableTitle("LF, HF by Lomb, ms\u00b2. Every metric of each window: --csv, --json. Definitions: hrv --definitions.");
        return table;
    }
}
