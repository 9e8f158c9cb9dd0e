using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training.Plan;
using Spectre.Console;

namespace HrvXkd.Trainer.Sizing;

/// <summary>The command that shows what each width of the student gives and takes.</summary>
internal static class SizesCommand
{
    private const int Widest = 64;

    private static readonly Option<string> Data = new("--data") { Description = "Folder of recordings or window table (.parquet).", Required = true };
    private static readonly Option<int[]> Widths = new("--widths")
    {
        Description = $"Widths of a token to measure, even, 2..{Widest}; they need not fit the budget of the configuration.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [4, 8, 12, 16],
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of folds, training and intervals.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    public static Command Create()
    {
        Command command = new("sizes",
            "Trains the student in several widths and prints of each the loss on inner folds, which chooses, the AUC on held-out subjects, which does not, and its cost.\n\n"
            + "Example: sizes --data out/s/windows.parquet --widths 4 8 12 16 --json sizes.json")
        {
            Data, Widths, Seed, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            int[] widths = [.. parse.GetValue(Widths)!.Distinct()];
            if (widths.FirstOrDefault(w => w is < 2 or > Widest || w % 2 != 0) is int wrong and not 0)
                throw new UsageException($"--widths has {wrong}; a width is even and 2..{Widest}");
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            PreparedCohort prepared = CohortSource.Labelled(CohortSource.Read(parse.GetValue(Data)!, null, cancel));
            TrainingPlan plan = TrainingPlan.Default.Usual() with { Seed = parse.GetValue(Seed) };
            SizesSummary summary = RunProgress.Stage("Train all widths", report => SizesRun.Execute(prepared, widths, plan, share => report(share, ""), cancel));
            FiguresFile.Write(json, summary);
            Show(summary);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Show(SizesSummary s)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            "Width", "Weights", "Multiply-adds", "Loss, inner folds", "Above the best (SE)", "Chosen", "AUC, held out", "Teacher - student");
        foreach (SizeFigures size in s.Sizes)
            table.AddRow(
                Numbers.Count(size.Width), Numbers.Count(size.Weights), Numbers.Count(size.Macs), Numbers.Fixed(size.InnerLoss, 4),
                $"{Numbers.Fixed(size.AboveBest, 5)} ({Numbers.Fixed(size.AboveBestError, 5)})", Numbers.Count(size.ChosenInFolds, "fold"),
                IntervalText.WithRange(size.Auc, 3), Numbers.Plain(IntervalText.WithRange(size.TeacherMinusStudent, 4, signed: true)));
        if (!AnsiConsole.Profile.Out.IsTerminal)
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 170);
        Console.WriteLine(s.Notice);
        Console.WriteLine(Numbers.Plain($"{s.Cohort}: {Numbers.Count(s.Subjects, "subject")}; AUC of the teacher {IntervalText.WithRange(s.TeacherAuc, 3)}"));
        AnsiConsole.Write(table);
        Console.WriteLine("Chosen is the narrowest whose loss on inner folds is within one standard error of the best.");
    }
}
