using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Running;

/// <summary>The command that does the whole way once.</summary>
internal static class RunCommand
{
    private const int FewestSubjects = 40;
    private const int MostSubjects = 100_000;

    /// <summary>Shared with train.</summary>
    public static readonly Option<bool> Paper = new("--paper") { Description = "Also trains the paper's networks, CNN and MLP, on three raw pieces of 3,000 samples of each recording." };

    public static Command Create()
    {
        Option<string?> data = new("--data") { Description = "Folder of recordings, such as WFDB records with an index.csv (columns record, group, hypertensive), or window table (.parquet). Without it: a synthetic cohort." };
        Option<string?> output = new("--out") { Description = "Folder for everything that is written. Default: out/synthetic, or out/ and the name of the data folder." };
        Option<int> subjects = new("--subjects") { Description = $"Subjects of the synthetic cohort, {FewestSubjects}..{MostSubjects}.", DefaultValueFactory = _ => 1000 };
        Option<int> seed = new("--seed") { Description = "Seed of cohort, folds, training and intervals.", DefaultValueFactory = _ => 1 };
        Option<string?> json = new("--json") { Description = "A further copy of summary.json." };
        Option<bool> install = new("--install") { Description = "Replace the model in firmware/HrvXkd.Model by the one trained here." };
        Command command = new("run", "ECG recordings -> beats -> windows -> teacher -> student -> int8 -> C#, checked bit for bit, with a report.\n\nExample: run --data recordings --out out/recordings")
        {
            data, output, subjects, seed, json, Paper, install,
        };
        command.SetAction((parse, cancel) =>
        {
            RunSettings settings = new(
                parse.GetValue(data),
                parse.GetValue(output) ?? Path.Combine("out", DefaultName(parse.GetValue(data))),
                TrainingPlan.Default.Usual() with { Subjects = parse.GetValue(subjects), Seed = parse.GetValue(seed) },
                Processes: false,
                parse.GetValue(json),
                parse.GetValue(Paper),
                parse.GetValue(install));
            Check(settings);
            new RunPipeline(settings).Run(cancel);
            return Task.FromResult(0);
        });
        return command;
    }

    // A run takes minutes: what can be known to be wrong is said before it starts.
    internal static void Check(RunSettings settings)
    {
        if (settings.Plan.Subjects is < FewestSubjects or > MostSubjects)
            throw new UsageException($"--subjects is {settings.Plan.Subjects}; it may be {FewestSubjects}..{MostSubjects}");
        if (File.Exists(settings.OutFolder))
            throw new UsageException($"--out {settings.OutFolder} is a file; name a folder");
        if (settings.JsonFile is string json && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json))))
            throw new UsageException($"--json {json}: its folder does not exist; create it first");
    }

    private static string DefaultName(string? dataFolder) =>
        dataFolder is null ? "synthetic" : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)));
}
