using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting;
using Spectre.Console;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>The figures of an evaluation for a terminal.</summary>
internal static class EvaluationTable
{
    /// <summary>Writes to the standard output.</summary>
    public static void Write(EvaluationSummary s)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = Math.Max(console.Profile.Width, 170);
        Line(console, s.Notice);
        Line(console, $"{s.Cohort}: {Numbers.Count(s.Subjects, "subject")}, {Numbers.Count(s.Hypertensive)} hypertensive; {Numbers.Count(s.Recordings, "recording")}, "
            + $"{s.RecordingsWithoutSequence} without a usable sequence; {Numbers.Count(s.Sequences, "sequence")}. Model trained on {s.ModelCohort}.");
        foreach (string reason in s.Missing.Values.Distinct())
            Line(console, reason);
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumns("Model", "AUC (95 % interval)", "AUPRC", "Sensitivity at 90 % specificity", "Brier", "ECE", "Calibration slope");
        foreach (string key in s.Auc.Keys)
            table.AddRow([.. new[] { ModelNames.Display(key), Cell(s.Auc[key]), Cell(s.Auprc[key]), Cell(s.Sensitivity90[key]), Cell(s.Brier[key]), Cell(s.Ece[key]), Cell(s.CalibrationSlope[key]) }
                .Select(cell => new Text(Numbers.Plain(cell)))]);
        console.Write(table);
        if (s.Operation is OperationScore o)
            Line(console, $"Student int8 at the threshold chosen in training: sensitivity {IntervalText.WithRange(o.Sensitivity, 3)}, specificity {IntervalText.WithRange(o.Specificity, 3)}; "
                + $"recalibrated Brier {Numbers.Fixed(o.Brier.Value, 3)}");
        if (s.Parts.Values.Any(parts => parts.Count > 0))
            console.Write(PartsTable(s));
        Line(console, Disclaimer.After(s.Notice));
    }

    private static Table PartsTable(EvaluationSummary s)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("Student int8, part", "Subjects", "Hypertensive", "AUC (95 % interval)", "Brier");
        foreach (string trait in TraitNames.All)
            foreach (Stratum part in s.Parts[trait])
                table.AddRow([.. new[] { $"{trait}: {part.Name}", Numbers.Count(part.Subjects), Numbers.Count(part.Hypertensive), Few(part.Auc), Few(part.Brier) }
                    .Select(cell => new Text(Numbers.Plain(cell)))]);
        return table;
    }

    private static string Few(Interval? figure) => figure is null ? $"fewer than {Stratum.Fewest} of a class" : IntervalText.WithRange(figure, 3);

    private static string Cell(Interval? figure) => figure is null ? "-" : IntervalText.WithRange(figure, 3);

    private static void Line(IAnsiConsole console, string text)
    {
        console.Write(new Text(Numbers.Plain(text)));
        console.WriteLine();
    }
}
