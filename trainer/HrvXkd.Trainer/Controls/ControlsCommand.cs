using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Controls;

/// <summary>The command that looks for signal where there is none.</summary>
internal static class ControlsCommand
{
    private const int UsualSubjects = 1000;

    private static readonly Option<string?> Data = new("--data") { Description = "Folder of recordings or window table (.parquet) whose labels are permuted. Without it: a synthetic cohort." };
    private static readonly Option<int> Blind = new("--blind-subjects")
    {
        Description = "Simulated patients whose class changes nothing, 200..100000. With 4,000 chance moves the AUC by 0.009, one standard error.",
        DefaultValueFactory = _ => 4000,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of cohorts, folds, training and intervals.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures; controls.json in the folder of a run is shown by report." };

    private static readonly IRow[] Rows = [new LogisticRow(ModelNames.Logistic, InputView.Full), new TreesRow(), RowCatalog.Teacher, RowCatalog.Student];

    public static Command Create()
    {
        Command command = new("controls",
            "Negative controls: labels shuffled among subjects, and simulated patients that nothing but the label tells apart. Every AUC must be 0.50 within 0.02;\n"
            + "if one is not, and its interval leaves 0.5 too, the exit code is 1.\n\nExample: controls --data recordings --json out/recordings/controls.json")
        {
            Data, Blind, Seed, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            if (parse.GetValue(Blind) is int blind and (< 200 or > 100_000))
                throw new UsageException($"--blind-subjects is {blind}; it may be 200..100000");
            ControlsSummary summary = Execute(parse.GetValue(Data), parse.GetValue(Blind), parse.GetValue(Seed), cancel);
            FiguresFile.Write(json, summary);
            Show(summary);
            return Task.FromResult(summary.FoundNothing ? 0 : 1);
        });
        return command;
    }

    private static ControlsSummary Execute(string? path, int subjects, int seed, CancellationToken cancel)
    {
        TrainingPlan plan = TrainingPlan.Default.Usual() with { Seed = seed };
        PreparedCohort prepared = CohortSource.Labelled(
            path is null ? CohortSource.Prepare(Cohort.Synthetic(UsualSubjects, seed), cancel) : CohortSource.Read(path, null, cancel));
        SequenceSet data = SequenceSet.From(prepared);
        Interval permuted = PermutedLabels.Auc(data, plan);
        SequenceSet blind = ClassBlind.Make(subjects, seed, cancel);
        IReadOnlyDictionary<string, Interval> found = RunProgress.Stage("Train on class-blind patients", report =>
            HeldOutRows.SubjectAuc(blind, plan, Rows, share => report(share, ""), cancel));
        return new ControlsSummary(
            prepared.Cohort.Name, Notice.Of(prepared.Cohort), seed, data.Groups.Count, permuted, blind.Groups.Count, found,
            found.Values.Append(permuted).All(PermutedLabels.FoundNothing), DataHash.Of(data), CodeVersion.Of<ModelFolder>());
    }

    private static void Show(ControlsSummary s)
    {
        Console.WriteLine(s.Notice);
        Line($"{s.Cohort}, {Numbers.Count(s.Subjects, "subject")}, permuted labels", s.PermutedAuc);
        foreach ((string model, Interval auc) in s.BlindAuc)
            Line($"{Numbers.Count(s.BlindSubjects)} class-blind simulated patients, {ModelNames.Display(model)}", auc);
        Console.WriteLine(s.FoundNothing ? "Nothing is found where nothing is." : "Something is found where nothing is: suspect chance or a leak.");
    }

    private static void Line(string what, Interval auc) => Console.WriteLine(Numbers.Plain($"AUC by subject, {what}: {IntervalText.WithRange(auc, 3)}"));
}
