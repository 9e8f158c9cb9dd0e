using System.Globalization;
using Spectre.Console;

namespace HrvXkd.Trainer.Beats;

/// <summary>Classes of beats and what became of NN intervals, as a table: a line for each record and one for all.</summary>
internal static class NnTable
{
    private static readonly string[] Heads =
        ["record", "V Se %", "V +P %", "usual Se %", "RMSSD ms", "kept ms", "NN err %", "cleaning err %", "intervals err %", "kept %", "leaked %", "lost %", "irregular %"];

    /// <summary>Makes the table.</summary>
    public static Table Make(BeatsResult result)
    {
        Table table = new() { Border = TableBorder.Simple, ShowFooters = true };
        string[] pool = Pool(result.Pooled);
        for (int i = 0; i < Heads.Length; i++)
        {
            TableColumn column = new(Heads[i]) { Footer = new Text(pool[i]), NoWrap = true, Padding = new Padding(0, 0, 1, 0) };
            table.AddColumn(i < 1 ? column : column.RightAligned());
        }

        foreach (BeatsFigures figures in result.PerRecord)
            table.AddRow(Array.ConvertAll(Cells(figures), cell => new Text(cell)));
        table.Caption = new TableTitle(
            "V: ventricular against ventricular-like, fusion beats left out. Where 80 % of the beats are normal: RMSSD over three normal beats in a row and over"
            + " kept NN; NN err with found beats; cleaning err with annotated times and found shapes; intervals err with annotated times alone. All: median / worst."
            + " Kept: of intervals between normal beats. Leaked: part of the kept squared differences not from normal beats. Lost: part of theirs that is not kept."
            + " Irregular: intervals without a rhythm.");
        return table;
    }

    private static string[] Pool(BeatsFigures pooled) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"all {pooled.Records}"),
        Percent(pooled.VentricularSensitivity),
        Percent(pooled.VentricularPrecision),
        Percent(pooled.UsualSensitivity),
        "",
        "",
        Range(pooled.NnRmssdErrorPercentMedian, pooled.NnRmssdErrorPercentWorst),
        Range(pooled.NnCleaningErrorPercentMedian, pooled.NnCleaningErrorPercentWorst),
        Range(pooled.NnIntervalsErrorPercentMedian, pooled.NnIntervalsErrorPercentWorst),
        "",
        "",
        "",
        "",
    ];

    private static string[] Cells(BeatsFigures figures) =>
    [
        figures.Record ?? "",
        Percent(figures.VentricularSensitivity),
        Percent(figures.VentricularPrecision),
        Percent(figures.UsualSensitivity),
        Number(figures.Nn?.AnnotatedMs),
        Number(figures.Nn?.KeptMs),
        Number(figures.Nn?.ErrorPercent),
        Number(figures.Nn?.CleaningErrorPercent),
        Number(figures.Nn?.IntervalsErrorPercent),
        Percent(figures.Nn?.KeptShare),
        Percent(figures.Nn?.LeakedShare),
        Percent(figures.Nn?.LostShare),
        Percent(figures.Nn?.IrregularShare),
    ];

    private static string Range(double? median, double? worst) => median is null ? "-" : Number(median) + " / " + Number(worst);

    private static string Percent(double? share) => Number(share * 100);

    private static string Number(double? value) => value is { } number ? number.ToString("0.0", CultureInfo.InvariantCulture) : "-";
}
