using System.CommandLine;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Running;

/// <summary>The command that chooses on inner folds and trains the whole comparison.</summary>
internal static class TrainCommand
{
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of recordings or window table (.parquet). Without it: a synthetic cohort." };
    private static readonly Option<string?> Output = new("--out") { Description = "Folder for everything that is written. Default: out/train-synthetic, or out/train- and the name of the data." };
    private static readonly Option<string?> Config = new("--config") { Description = "Configuration; see --write-config. Default: the embedded one." };
    private static readonly Option<string?> WriteConfig = new("--write-config") { Description = "Writes the embedded configuration with its comments to a file and ends." };
    private static readonly Option<int?> Seed = new("--seed") { Description = "Takes the place of the configuration's seed." };
    private static readonly Option<string?> Json = new("--json") { Description = "A further copy of summary.json." };

    public static Command Create()
    {
        Command command = new("train",
            "Nested cross-validation by subject: every row of the comparison, choices on inner folds, a process for each fold. A killed run goes on where it was.\n\n"
            + "Example: train --write-config my.jsonc\nExample: train --data recordings --config my.jsonc --out out/recordings")
        {
            Data, Output, Config, WriteConfig, Seed, Json, RunCommand.Paper,
        };
        command.SetAction((parse, cancel) =>
        {
            if (parse.GetValue(WriteConfig) is string file)
            {
                File.WriteAllText(file, PlanFile.DefaultText);
                return Task.FromResult(0);
            }

            TrainingPlan plan = parse.GetValue(Config) is string config ? PlanFile.Read(config) : TrainingPlan.Default;
            string? data = parse.GetValue(Data);
            RunSettings settings = new(
                data,
                parse.GetValue(Output) ?? Path.Combine("out", "train-" + (data is null ? "synthetic" : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(data)))),
                parse.GetValue(Seed) is int seed ? plan with { Seed = seed } : plan,
                Processes: true,
                parse.GetValue(Json),
                parse.GetValue(RunCommand.Paper),
                Install: false);
            RunCommand.Check(settings);
            new RunPipeline(settings).Run(cancel);
            return Task.FromResult(0);
        });
        return command;
    }
}
