using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.NanoProof;

RootCommand root = new("Shows that the nano build computes what the desktop build computes, and what the nanoFramework application costs.\n\nExample:\n  compare --records ../shared/data/mitdb --golden ../shared/golden\n  cost")
{
    CompareCommand.Create(),
    CostCommand.Create(),
};
return CommandHost.Run(root, args);
