using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Commands;

var root = new RootCommand("The device program of HRV-XKD. Research software, not a medical device.")
{
    RunCommand.Create(BuiltInModel.Create),
    ReplayCommand.Create(BuiltInModel.Create),
    ExportCommand.Create(),
};
return CommandHost.Run(root, args);
