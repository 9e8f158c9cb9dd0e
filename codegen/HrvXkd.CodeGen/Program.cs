using System.CommandLine;
using HrvXkd.CodeGen.Commands;
using HrvXkd.CommandLine;
using Spectre.Console;

// In a file or pipe there is no window to fit into.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 180;
return CommandHost.Run(
    new RootCommand("Turns a trained student into fixed-point C#, and proves that it computes the same. Research software, not a medical device.")
    {
        EmitCommand.Create(),
        VerifyCommand.Create(),
        InspectCommand.Create(),
        AnswersCommand.Create(),
        ProfileCommand.Create(),
    },
    args);
