using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data.Datasets;

namespace HrvXkd.Trainer.Preparing;

/// <summary>The command that makes a data set of windows.</summary>
internal static class PrepareCommand
{
    private const string Summary =
        "Makes one data set of windows from recordings of any kind: features, quality, pressure and labels as Parquet, and a data card as HTML.\n"
        + "A stopped run goes on where it was. Exit code 0: done; 1: some recordings cannot be read, or the disk is full; 2: the call is wrong.\n\n"
        + "Example: prepare recordings --out out/recordings\n"
        + "Example: prepare recordings --out DIR --shard 3/8   (each shard once, then) prepare --merge DIR";

    public static Command Create()
    {
        Command command = new("prepare", Summary);
        PrepareArguments.AddTo(command);
        command.SetAction((parse, cancel) => Task.FromResult(Run(parse, cancel)));
        return command;
    }

    private static int Run(ParseResult parse, CancellationToken cancel)
    {
        try
        {
            string? json = parse.GetValue(PrepareArguments.Json);
            if (json is not null && (Directory.Exists(json) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json)))))
                throw new UsageException($"--json {json}: not a file in a folder that exists");
            PrepareSession session = new(parse.GetValue(PrepareArguments.Strict), json, parse.GetValue(PrepareArguments.Check));
            if (parse.GetValue(PrepareArguments.Merge) is { } merge)
                return parse.GetValue(PrepareArguments.Data) is { } data
                    ? throw new UsageException($"--merge {merge} and the data folder {data} are both given; use one")
                    : session.Merge(merge, null);
            DatasetOptions options = PrepareArguments.Read(parse);
            if (File.Exists(options.OutFolder))
                throw new UsageException($"--out {options.OutFolder} is a file; name a folder");
            return parse.GetValue(PrepareArguments.Count) ? PrepareSession.Count(options) : session.Make(options, cancel);
        }
        catch (AggregateException fault) when (fault.InnerExceptions.FirstOrDefault(inner => inner is OutputException) is { } output)
        {
            return Failed(output);
        }
        catch (OutputException fault)
        {
            return Failed(fault);
        }
    }

    private static int Failed(Exception fault)
    {
        Console.Error.WriteLine("error: " + fault.Message);
        return 1;
    }
}
