using System.CommandLine;
using HrvXkd.CommandLine;

return CommandHost.Run(new RootCommand("Turns a trained student into fixed-point C#."), args);
