using System.CommandLine;
using HrvXkd.CodeGen.Commands;
using HrvXkd.CommandLine;

return CommandHost.Run(
    new RootCommand("Turns a trained student into fixed-point C#, and proves that it computes the same. Research software, not a medical device.")
    {
        EmitCommand.Create(),
        VerifyCommand.Create(),
        InspectCommand.Create(),
    },
    args);
