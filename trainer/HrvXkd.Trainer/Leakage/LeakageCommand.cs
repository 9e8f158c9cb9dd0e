using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training.Plan;
using Spectre.Console;

namespace HrvXkd.Trainer.Leakage;

/// <summary>The command that shows what a split at random would report, and the negative controls.</summary>
internal static class LeakageCommand
{
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of recordings or window table (.parquet). Without it: a synthetic cohort." };
    private static readonly Option<string?> Other = new("--other") { Description = "A second source of the same profile: can features tell the two apart?" };
    private static readonly Option<int> Subjects = new("--subjects") { Description = "Subjects of the synthetic cohort, 40..100000.", DefaultValueFactory = _ => 300 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of cohort, folds, training and intervals.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    public static Command Create()
    {
        Command command = new("leakage",
            "Trains the same models with sequences dealt at random and with subjects kept together, and prints both; then the negative controls.\n\n"
            + "Example: leakage --data recordings --other further-recordings --json leakage.json")
        {
            Data, Other, Subjects, Seed, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            if (parse.GetValue(Subjects) is < 40 or > 100_000)
                throw new UsageException($"--subjects is {parse.GetValue(Subjects)}; it may be 40..100000");
            LeakageSummary summary = Execute(parse.GetValue(Data), parse.GetValue(Other), parse.GetValue(Subjects), parse.GetValue(Seed), cancel);
            FiguresFile.Write(json, summary);
            Show(summary);
            return Task.FromResult(0);
        });
        return command;
    }

    private static LeakageSummary Execute(string? path, string? other, int subjects, int seed, CancellationToken cancel)
    {
        TrainingPlan plan = LeakageRun.Plan(seed);
        PreparedCohort prepared = CohortSource.Labelled(
            path is null ? CohortSource.Prepare(Cohort.Synthetic(subjects, seed), cancel) : CohortSource.Read(path, null, cancel));
        SequenceSet data = SequenceSet.From(prepared);
        SortedDictionary<string, double> random = Stage("Train, sequences dealt at random", data.WithoutSubjects());
        SortedDictionary<string, double> honest = Stage("Train, subjects kept together", data);
        return new LeakageSummary(
            prepared.Cohort.Name, Notice.Of(prepared.Cohort), seed, data.Groups.Count, data.Count, random, honest,
            PermutedLabels.Auc(data, plan),
            path is null ? LeakageRun.Baseline(ClassBlind.Make(subjects, seed, cancel), plan) : null,
            other is null ? null : RecorderControl.Auc(prepared, CohortSource.Read(other, prepared.Cohort.Profile.Name, cancel), plan),
            DataHash.Of(data), CodeVersion.Of<ModelFolder>());

        SortedDictionary<string, double> Stage(string title, SequenceSet split) =>
            RunProgress.Stage(title, report => LeakageRun.Auc(split, plan, share => report(share, ""), cancel));
    }

    private static void Show(LeakageSummary s)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("AUC by sequence", "sequences dealt at random", "subjects kept together");
        foreach ((string model, double random) in s.RandomSplit)
            table.AddRow(ModelNames.Display(model), Numbers.Fixed(random, 3), Numbers.Fixed(s.SubjectSplit[model], 3));
        Console.WriteLine(s.Notice);
        Console.WriteLine($"{s.Cohort}: {s.Subjects} subjects, {s.Sequences} sequences");
        AnsiConsole.Write(table);
        Control("permuted labels", s.PermutedAuc, "should hold 0.5");
        Control("class-blind simulated patients", s.ClassBlindAuc, "should hold 0.5");
        Control("telling the two sources apart", s.RecorderAuc, "near 0.5 they could be mixed; near 1 a model of both may learn the source for the label");
    }

    private static void Control(string name, Interval? auc, string words)
    {
        if (auc is not null)
            Console.WriteLine(Numbers.Plain($"AUC by subject, {name}: {IntervalText.WithRange(auc, 3)}; {words}"));
    }
}
