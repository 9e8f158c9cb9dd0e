using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Trainer.Beats;

RootCommand root = new("Trains, distils and quantizes the student.");
root.Subcommands.Add(BeatsCommand.Create());
return CommandHost.Run(root, args);
