using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Companions;

namespace HrvXkd.Firmware;

/// <summary>The device program, for a program of one's own that adds companions.</summary>
public static class FirmwareHost
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">Arguments of the process.</param>
    /// <param name="companions">Makes what is on the board besides the front end, when the device runs; null for nothing.</param>
    /// <returns>Exit code: 0 done, 1 the work failed, 2 the call or its input was wrong.</returns>
    public static int Run(string[] args, Func<CompanionSet>? companions = null)
    {
        RootCommand root = new("The device program of HRV-XKD. Research software, not a medical device.")
        {
            RunCommand.Create(BuiltInModel.Create, companions ?? (() => CompanionSet.None)),
            ReplayCommand.Create(BuiltInModel.Create),
            ExportCommand.Create(),
            DoctorCommand.Create(),
            SelfTestCommand.Create(),
            LatencyCommand.Create(),
            ProfileCommand.Create(),
        };
        return CommandHost.Run(root, args);
    }
}
