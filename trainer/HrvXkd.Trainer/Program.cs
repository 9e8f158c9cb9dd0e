using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Beats;
using HrvXkd.Trainer.Evaluating;
using HrvXkd.Trainer.Fetching;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Running;

RootCommand root = new("Trains, distils and quantizes the student.");
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(TrainFoldCommand.Create());
root.Subcommands.Add(EvaluateCommand.Create());
root.Subcommands.Add(LeakageCommand.Create());
root.Subcommands.Add(FetchCommand.Create());
root.Subcommands.Add(BeatsCommand.Create());
root.Subcommands.Add(HrvCommand.Create());
return CommandHost.Run(root, args);
