using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training.Plan;
using Spectre.Console;

namespace HrvXkd.Trainer.Limits;

/// <summary>The command that says how far the models of a run went of what the features allow.</summary>
internal static class LimitCommand
{
    private static readonly Option<string> Run = new("--run") { Description = "Out folder of run or train on simulated patients.", Required = true };
    private static readonly Option<int> Subjects = new("--subjects") { Description = "Other simulated patients to train on, 1000..100000.", DefaultValueFactory = _ => 20_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of these patients; another than that of the run.", DefaultValueFactory = _ => 777 };
    private static readonly Option<bool> Ecg = new("--ecg")
    {
        Description = "Make the ECG of the other patients and find their beats, which takes ten times longer. Without it: their true beats with a detector's errors.",
    };

    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    public static Command Create()
    {
        Command command = new("limit",
            "Trains on many other simulated patients, scores the subjects of a run, and prints the best AUC, the limit of the features, and how far the run's models\n"
            + "go from 0.5 to it.\n\nExample: limit --run out/s --json out/s/limit.json")
        {
            Run, Subjects, Seed, Ecg, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            string? json = parse.GetValue(Json);
            FiguresFile.Check(json);
            int subjects = parse.GetValue(Subjects), seed = parse.GetValue(Seed);
            if (subjects is < 1000 or > 100_000)
                throw new UsageException($"--subjects is {subjects}; it may be 1000..100000");
            LimitFigures figures = Execute(parse.GetValue(Run)!, new SyntheticOptions(subjects, seed) { BeatsOnly = !parse.GetValue(Ecg) }, cancel);
            FiguresFile.Write(json, figures);
            Show(figures);
            return Task.FromResult(0);
        });
        return command;
    }

    private static LimitFigures Execute(string folder, SyntheticOptions others, CancellationToken cancel)
    {
        RunSummary summary = RunSummaryFile.Read(Path.Combine(folder, RunFiles.Summary));
        PreparedCohort own = CohortSource.Read(Path.Combine(folder, RunFiles.Windows), summary.Profile, cancel);
        if (!own.Cohort.IsSynthetic)
            throw new FormatException($"{folder}: windows of {own.Cohort.Name}; the limit can be measured for simulated patients only");
        if (summary.Seed == others.Seed)
            throw new UsageException($"--seed is {others.Seed}, that of the run; the patients to train on must be others");
        PreparedCohort prepared = CohortSource.Prepare(Cohort.Synthetic(others), cancel);
        TrainingPlan plan = TrainingPlan.Default.Usual() with { Seed = others.Seed };
        return RunProgress.Stage("Train on other patients", report => LimitRun.Execute(summary, CohortSource.Labelled(own), prepared, plan, report, cancel));
    }

    private static void Show(LimitFigures figures)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns($"Trained on {Numbers.Count(figures.TrainingSubjects)} others", "AUC (95 % interval)");
        foreach ((string row, Interval auc) in figures.Auc)
            table.AddRow(ModelNames.Display(row), Numbers.Plain(IntervalText.WithRange(auc, 4)));
        Console.WriteLine(figures.Notice);
        AnsiConsole.Write(table);
        Console.WriteLine(Numbers.Plain($"Feature limit: {Numbers.Fixed(figures.FeatureLimit, 4)}, {ModelNames.Display(figures.BestRow)}, on the {Numbers.Count(figures.Subjects, "subject")} of the run"));
        if (figures.OracleAuc is double oracle)
            Console.WriteLine($"Oracle of the latent values: {Numbers.Fixed(oracle, 4)}");
        foreach (string model in ModelNames.All.Where(figures.Reached.ContainsKey))
            Console.WriteLine($"{ModelNames.Display(model)}: {Numbers.Fixed(figures.Reached[model], 3)} of the way from 0.5 to the limit");
    }
}
