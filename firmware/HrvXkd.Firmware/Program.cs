using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Firmware.Commands;

var root = new RootCommand("The device program of HRV-XKD. Research software, not a medical device.")
{
    ReplayCommand.Create(BuiltInModel.Create),
};
return CommandHost.Run(root, args);
