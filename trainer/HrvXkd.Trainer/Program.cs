using System.CommandLine;
using HrvXkd.CommandLine;

return CommandHost.Run(new RootCommand("Trains, distils and quantizes the student."), args);
