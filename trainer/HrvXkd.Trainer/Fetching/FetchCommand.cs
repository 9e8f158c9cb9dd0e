using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Trainer.Fetching;

/// <summary>The command that fetches recordings from PhysioNet.</summary>
internal static class FetchCommand
{
    private const long Megabyte = 1 << 20;

    private const string Summary =
        "Fetches a database of PhysioNet, or those of its records that have what is needed. A stopped run goes on where it was.\n"
        + "Restricted databases: " + FetchCredentials.UserVariable + " and " + FetchCredentials.PasswordVariable + " in the environment.\n\n"
        + "Example: fetch mitdb --out data/mitdb\n"
        + "Example: fetch mimic3wdb-matched --list RECORDS-waveforms --need \"II,ABP|ART\" --min-minutes 30 --limit 20 --dry-run";

    private static readonly Argument<string> Database = new("database")
    {
        Description = $"{string.Join(", ", PhysioNetDatabase.KnownNames)}; others as NAME/VERSION or by the address of the folder that holds RECORDS.",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "Folder for the files. Default: out/ and the name of the database." };

    private static readonly Option<string?> Need = new("--need")
    {
        Description = "Signals a record must have at the same time: commas between them, bars between names that do as well, ECG for any lead. Example: ECG,ABP|ART",
    };

    private static readonly Option<double> MinMinutes = new("--min-minutes") { Description = "Least time with all of them, minutes." };

    private static readonly Option<double> MinRate = new("--min-rate") { Description = "Least sampling rate, Hz." };

    private static readonly Option<int?> Limit = new("--limit") { Description = "Records to select at most." };

    private static readonly Option<string?> Records = new("--records")
    {
        Description = "Records to take, with commas between. A path with slashes needs no record list.",
    };

    private static readonly Option<string?> RecordsFrom = new("--records-from") { Description = "File that names the records to take, one a line." };

    private static readonly Option<string> List = new("--list")
    {
        Description = "Record list of the database. MIMIC-III has RECORDS-waveforms, which is quicker than its nested lists.",
        DefaultValueFactory = _ => "RECORDS",
    };

    private static readonly Option<string?> Annotators = new("--annotators")
    {
        Description = "Extensions of annotation files, with commas between, or none. Default: those that the database's ANNOTATORS names.",
    };

    private static readonly Option<int> Connections = new("--connections") { Description = "Files at the same time, 1..16.", DefaultValueFactory = _ => 4 };

    private static readonly Option<int> Retries = new("--retries") { Description = "Further attempts at a file that makes no progress, 0..100.", DefaultValueFactory = _ => 8 };

    private static readonly Option<double> Timeout = new("--timeout") { Description = "Longest time without a byte, seconds.", DefaultValueFactory = _ => 60 };

    private static readonly Option<long> KeepFree = new("--keep-free") { Description = "Disk space that stays free, MiB.", DefaultValueFactory = _ => 1024 };

    private static readonly Option<long> MaxFile = new("--max-file") { Description = "Largest file taken, MiB.", DefaultValueFactory = _ => 4096 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the jitter in waiting times.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read lists and headers, list the files with their sizes, write nothing into the folder." };

    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures and for what is missing." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("fetch", Summary)
        {
            Database, Out, Need, MinMinutes, MinRate, Limit, Records, RecordsFrom, List, Annotators, Connections, Retries, Timeout, KeepFree, MaxFile, Seed, DryRun, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            FetchOptions options = OptionsOf(parse);
            string? json = parse.GetValue(Json);
            if (json is not null && (Directory.Exists(json) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json)))))
                throw new UsageException($"--json {json}: not a file in a folder that exists");
            return FetchSession.RunAsync(options, json, cancel);
        });
        return command;
    }

    private static FetchOptions OptionsOf(ParseResult parse)
    {
        PhysioNetDatabase database = PhysioNetDatabase.Resolve(parse.GetValue(Database)!);
        return new FetchOptions
        {
            Database = database,
            Folder = parse.GetValue(Out) ?? Path.Combine("out", database.Name),
            Need = parse.GetValue(Need) is { } need ? SignalNeed.ParseList(need) : [],
            MinSeconds = parse.GetValue(MinMinutes) * 60,
            MinRateHz = parse.GetValue(MinRate),
            Limit = parse.GetValue(Limit),
            Records = NamesOf(parse.GetValue(Records), parse.GetValue(RecordsFrom)),
            List = parse.GetValue(List)!,
            Annotators = parse.GetValue(Annotators) switch
            {
                null => null,
                "none" => [],
                { } names => Split(names),
            },
            Connections = parse.GetValue(Connections),
            Retries = parse.GetValue(Retries),
            Timeout = Seconds(parse.GetValue(Timeout)),
            KeepFreeBytes = Bytes("--keep-free", parse.GetValue(KeepFree)),
            MaxFileBytes = Bytes("--max-file", parse.GetValue(MaxFile)),
            Seed = parse.GetValue(Seed),
            DryRun = parse.GetValue(DryRun),
            Credentials = FetchCredentials.FromEnvironment(),
        };
    }

    private static string[]? NamesOf(string? names, string? file)
    {
        if (file is null)
            return names is null ? null : Split(names);
        if (names is not null)
            throw new UsageException("--records and --records-from are both given; use one");
        return File.Exists(file)
            ? [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)]
            : throw new UsageException($"--records-from {file}: no such file");
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static TimeSpan Seconds(double value) => value is > 0 and <= 3600
        ? TimeSpan.FromSeconds(value)
        : throw new UsageException(FormattableString.Invariant($"--timeout is {value}; it may be above 0 and up to 3600 s"));

    private static long Bytes(string name, long megabytes) => megabytes is >= 0 and < 1L << 40
        ? megabytes * Megabyte
        : throw new UsageException(FormattableString.Invariant($"{name} is {megabytes}; it may be 0..{(1L << 40) - 1} MiB"));
}
