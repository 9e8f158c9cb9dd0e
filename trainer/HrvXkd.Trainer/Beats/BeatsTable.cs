using System.Globalization;
using Spectre.Console;

namespace HrvXkd.Trainer.Beats;

/// <summary>The figures as a table: a line for each record and one for all.</summary>
internal static class BeatsTable
{
    /// <summary>Makes the table.</summary>
    public static Table Make(BeatsResult result, double toleranceMs)
    {
        Table table = new() { Border = TableBorder.Simple, ShowFooters = true };
        string[] heads =
        [
            "record", "lead", "beats", "missed", "extra", "Se %", "+P %", "F1 %", "F1@50 %", "bias ms", "jitter ms", "missed <10 s", "RMSSD err %", "NN err %", "x real time",
        ];
        string[] pool = Cells(result.Pooled with { Record = string.Create(CultureInfo.InvariantCulture, $"all {result.Pooled.Records}") });
        for (int i = 0; i < heads.Length; i++)
        {
            TableColumn column = new(heads[i]) { Footer = new Text(pool[i]), NoWrap = true, Padding = new Padding(0, 0, 1, 0) };
            table.AddColumn(i < 2 ? column : column.RightAligned());
        }

        foreach (BeatsFigures figures in result.PerRecord)
            table.AddRow(Array.ConvertAll(Cells(figures), cell => new Text(cell)));
        table.Caption = new TableTitle(string.Create(
            CultureInfo.InvariantCulture,
            $"One to one within {toleranceMs} ms, ventricular flutter left out. All: bias, jitter and RMSSD errors are medians over records.")
            + " RMSSD err: of timing alone; NN err: of the NN intervals that are kept."
            + Noise(result.Pooled)
            + " Times real time are per second of CPU, in a record per second of its run. Research software, not a medical device.");
        return table;
    }

    private static string Noise(BeatsFigures pooled) => pooled.Noise is null ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" Noise {pooled.Noise} at {pooled.SnrDb} dB: five clean minutes, then two noisy and two clean in turn; only the noisy ones count.");

    private static string[] Cells(BeatsFigures figures) =>
    [
        figures.Record ?? "",
        figures.Lead ?? "",
        Number(figures.Beats, "0"),
        Number(figures.Missed, "0"),
        Number(figures.Extra, "0"),
        Number(figures.Sensitivity * 100, "0.00"),
        Number(figures.Precision * 100, "0.00"),
        Number(figures.F1 * 100, "0.00"),
        Number(figures.F1Within50Ms * 100, "0.00"),
        Number(figures.BiasMs, "0.0"),
        Number(figures.JitterMs, "0.0"),
        Number(figures.MissedFirst10Seconds, "0"),
        figures.RmssdErrorPercent is { } timing ? Number(timing, "0.00") : "-",
        (figures.NnRmssdErrorPercent ?? figures.NnRmssdErrorPercentMedian) is { } error ? Number(error, "0.0") : "-",
        Number(figures.TimesRealTime, "#,0"),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
