using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Beats;
using HrvXkd.Trainer.Fetching;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Preparing;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Synthesis;

RootCommand root = new("Trains, distils and quantizes the student.");
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(PrepareCommand.Create());
root.Subcommands.Add(FetchCommand.Create());
root.Subcommands.Add(SynthCommand.Create());
root.Subcommands.Add(BeatsCommand.Create());
root.Subcommands.Add(HrvCommand.Create());
return CommandHost.Run(root, args);
