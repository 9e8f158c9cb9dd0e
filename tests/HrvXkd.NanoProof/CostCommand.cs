using System.CommandLine;

namespace HrvXkd.NanoProof;

/// <summary><c>cost</c>: flash and heap of the application, part by part.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        Command command = new("cost", "Prints flash and heap of the nanoFramework application, part by part.");
        command.SetAction(_ => 0);
        return command;
    }
}
