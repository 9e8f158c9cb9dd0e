using HrvXkd.Trainer.Evaluation;
using Spectre.Console;

namespace HrvXkd.Trainer.Reporting;

/// <summary>The closing table of a run: what, how much, and what that means. Plain text where the output is no terminal.</summary>
public static class SummaryTable
{
    /// <summary>Writes the notice, the table and the path of the report.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="summary">The figures.</param>
    /// <param name="reportPath">Path of the HTML report, written as it is on its own line.</param>
    public static void Write(IAnsiConsole console, RunSummary summary, string reportPath)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("What").AddColumn("Figure (95 % interval)").AddColumn("In words");
        foreach ((string what, string figure, string words) in Rows(summary))
            table.AddRow(new Text(what), new Text(Plain(figure)), new Text(Plain(words)));
        console.WriteLine();
        console.Write(new Text(summary.Notice, new Style(Color.Yellow, decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(table);
        console.Write(new Text("Research software, not a medical device. A low risk does not exclude hypertension."));
        console.WriteLine();

        // Past the console's line breaking, so that the path can be copied.
        console.Profile.Out.Writer.WriteLine($"Report: {reportPath}");
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>The rows of the table.</summary>
    internal static IEnumerable<(string What, string Figure, string Words)> Rows(RunSummary s)
    {
        yield return ("Cohort", $"{Show.Count(s.Subjects, "subject")}, {Show.Count(s.Hypertensive)} hypertensive",
            $"{Show.Count(s.Recordings, "recording")}, {Show.Fixed(s.Hours, 0)} h, {Show.Count(s.Beats, "beat")}, {Show.Percent(s.MaskedPercent, 1)} of windows masked");
        yield return ("AUC, logistic regression", Show.WithRange(s.Auc[ModelNames.Logistic], 3), "the baseline to tie; 0.5 is chance, 1 is perfect");
        yield return ("AUC, teacher", Show.WithRange(s.Auc[ModelNames.Teacher], 3), $"{Show.Count(s.Weights[ModelNames.Teacher], "weight")}");
        yield return ("AUC, student", Show.WithRange(s.Auc[ModelNames.Student], 3),
            $"{Show.Count(s.Weights[ModelNames.Student], "weight")} ({Show.Saving(s.Weights[ModelNames.Student], s.Weights[ModelNames.Teacher])}), multiply-adds {Show.Saving(s.Macs[ModelNames.Student], s.Macs[ModelNames.Teacher])}");
        yield return ("AUC, student in int8", Show.WithRange(s.Auc[ModelNames.StudentInt8], 3), BetterThanChance(s.Auc[ModelNames.StudentInt8]));
        yield return ("Cost of int8", $"{Show.Percent(s.Int8.FlipsPercent, 2)} flips, AUC {Show.Signed(s.Int8.DeltaAuc, 4)}", "decisions that change against the float student");
        yield return ("Permuted labels", Show.WithRange(s.PermutedAuc, 3),
            s.PermutedAuc.Low <= 0.5 && s.PermutedAuc.High >= 0.5 ? "negative control: finds nothing, as it should" : "negative control: should hold 0.5, suspect chance or a leak");
        yield return ("Emitted C#", s.Emitted.BitExact ? "bit-exact" : "DIFFERS",
            $"against the integer reference on {Show.Count(s.Emitted.Vectors, "sequence")}; {Show.Bytes(s.Emitted.FlashBytes)} flash, {Show.Bytes(s.Emitted.RamBytes)} RAM");
        yield return ("Simulated device", $"{Show.Count(s.Replay.Beats, "beat")}, {Show.Fixed(s.Replay.HeartRate, 0)} per minute",
            $"{s.Replay.Recording}: {Show.Count(s.Replay.AllocatedBytes, "byte")} allocated in the loop, risk {Risk(s.Replay.Risk)} (desktop {Risk(s.Replay.DesktopRisk)})");
        yield return ("Time", Show.Fixed(s.Seconds, 0) + " s", "");
    }

    private static string BetterThanChance(Interval auc) =>
        auc.Low > 0.5 ? "what the device runs; better than chance" : "what the device runs; not shown to be better than chance";

    private static string Risk(double? risk) => risk is double value ? Show.Percent(100 * value, 1) : "none";

    /// <summary>A terminal may lack the true minus sign.</summary>
    private static string Plain(string text) => text.Replace('\u2212', '-');
}
