using System.CommandLine;
using HrvXkd.CommandLine;

return CommandHost.Run(new RootCommand("The device program."), args);
