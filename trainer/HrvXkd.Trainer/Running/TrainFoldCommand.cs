using System.CommandLine;

namespace HrvXkd.Trainer.Running;

/// <summary>The command of a process that trains one fold; `train` starts it.</summary>
internal static class TrainFoldCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "train-fold";

    public static Command Create()
    {
        Option<string> output = new("--out") { Description = "Out folder of train, with windows and configuration.", Required = true };
        Option<int> fold = new("--fold") { Description = "The fold, from 0.", Required = true };
        Command command = new(Name, "Trains one fold of a run; started by train.") { output, fold };
        command.Hidden = true;
        command.SetAction((parse, cancel) =>
        {
            FoldProcesses.Work(parse.GetValue(output)!, parse.GetValue(fold), cancel);
            return Task.FromResult(0);
        });
        return command;
    }
}
