using HrvXkd.Html;
using HrvXkd.Trainer.Controls;
using Spectre.Console;

namespace HrvXkd.Trainer.Reporting;

/// <summary>The closing table of a run: what, how much, and what that means. Plain text where the output is no terminal.</summary>
public static class SummaryTable
{
    private const int WideEnough = 120;

    /// <summary>Writes to the standard output.</summary>
    /// <param name="summary">The figures.</param>
    /// <param name="reportPath">Path of the HTML report.</param>
    public static void Show(RunSummary summary, string reportPath) => Write(AnsiConsole.Console, summary, reportPath);

    /// <summary>Writes the notice, the table and the path of the report.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="summary">The figures.</param>
    /// <param name="reportPath">Path of the HTML report, written as it is on its own line.</param>
    public static void Write(IAnsiConsole console, RunSummary summary, string reportPath)
    {
        // Nothing tells the width of a file or a pipe.
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Math.Max(console.Profile.Width, WideEnough);
        Table table = new Table().Border(TableBorder.Simple).AddColumn("What").AddColumn("Figure (95 % interval)").AddColumn("In words");
        foreach ((string what, string figure, string words) in Rows(summary))
            table.AddRow(new Text(what), new Text(Numbers.Plain(figure)), new Text(Numbers.Plain(words)));
        console.WriteLine();
        console.Write(new Text(summary.Notice, new Style(Color.Yellow, decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(table);
        console.Write(new Text(Disclaimer.After(summary.Notice)));
        console.WriteLine();

        // Past the console's line breaking, so that the path can be copied.
        console.Profile.Out.Writer.WriteLine($"Report: {reportPath}");
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>The rows of the table.</summary>
    internal static IEnumerable<(string What, string Figure, string Words)> Rows(RunSummary s)
    {
        int teacher = s.Weights[ModelNames.Teacher], student = s.Weights[ModelNames.Student];
        string macs = Numbers.Saving(s.Macs[ModelNames.Student], s.Macs[ModelNames.Teacher]);
        yield return ("Cohort", $"{Numbers.Count(s.Subjects, "subject")}, {Numbers.Count(s.Hypertensive)} hypertensive",
            $"{Numbers.Count(s.Recordings, "recording")}, {Numbers.Fixed(s.Hours, 0)} h, {Numbers.Count(s.Beats, "beat")}, "
            + $"{Numbers.Percent(s.MaskedPercent, 1)} of windows masked");
        yield return ("AUC, logistic", IntervalText.WithRange(s.Auc[ModelNames.Logistic], 3), "the baseline to tie; 0.5 is chance, 1 is perfect");
        yield return ("AUC, teacher", IntervalText.WithRange(s.Auc[ModelNames.Teacher], 3), Numbers.Count(teacher, "weight"));
        yield return ("AUC, student", IntervalText.WithRange(s.Auc[ModelNames.Student], 3),
            $"{Numbers.Count(student, "weight")} ({Numbers.Saving(student, teacher)}), multiply-adds {macs}");
        yield return ("AUC, student in int8", IntervalText.WithRange(s.Auc[ModelNames.StudentInt8], 3), BetterThanChance(s.Auc[ModelNames.StudentInt8]));
        if (s.OracleAuc is double oracle)
            yield return ("AUC, oracle", Numbers.Fixed(oracle, 3), "limit of any model of these simulated patients");
        yield return ("Cost of int8", $"{Numbers.Percent(s.Int8.FlipsPercent, 2)} flips, AUC {Numbers.Signed(s.Int8.DeltaAuc, 4)}",
            "decisions that change against the float student");
        if (s.Speed is { } speed)
            yield return ("Time of a window", $"{Numbers.Fixed(speed.StudentMicroseconds, 2)} us, teacher {Numbers.Fixed(speed.TeacherMicroseconds, 0)} us",
                $"emitted student {Numbers.Fixed(speed.Ratio, 0)} x faster than the teacher in OnnxRuntime, same run");
        yield return ("Permuted labels", IntervalText.WithRange(s.PermutedAuc, 3), PermutedLabels.FoundNothing(s.PermutedAuc)
            ? "negative control: finds nothing, as it should"
            : "negative control: should hold 0.5, suspect chance or a leak");
        yield return ("Emitted C#", s.Emitted.BitExact ? "bit-exact" : "DIFFERS",
            $"against the integer reference on {Numbers.Count(s.Emitted.Vectors, "test vector")}; "
            + $"{Numbers.Bytes(s.Emitted.FlashBytes)} flash, {Numbers.Bytes(s.Emitted.RamBytes)} RAM");
        if (s.Replay is not { } replay)
            yield return ("Simulated device", "none", "the source has no ECG to replay");
        else
            yield return ("Simulated device", $"{Numbers.Count(replay.Beats, "beat")}, {Numbers.Fixed(replay.HeartRate, 0)} per minute",
                $"{replay.Recording}: {Numbers.Count(replay.AllocatedBytes, "byte")} allocated in the loop, "
                + $"risk {Risk(replay.Risk)} (desktop {Risk(replay.DesktopRisk)})");
        yield return ("Time", Numbers.Fixed(s.Seconds, 0) + " s", "");
    }

    private static string BetterThanChance(Interval auc) =>
        auc.Low > 0.5 ? "what the device runs; better than chance" : "what the device runs; not shown to be better than chance";

    private static string Risk(double? risk) => risk is double value ? Numbers.Percent(100 * value, 1) : "none";
}
