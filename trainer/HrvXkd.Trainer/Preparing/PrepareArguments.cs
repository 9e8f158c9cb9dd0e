using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Labels;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Options of <c>prepare</c>.</summary>
internal static class PrepareArguments
{
    private const int MostShards = 100_000;
    private const int MostThreads = 1024;
    private static readonly HypertensionRule Usual = new();

    public static readonly Argument<string?> Data = new("data") { Description = "Folder of recordings of any kind.", Arity = ArgumentArity.ZeroOrOne };
    public static readonly Option<string?> Out = new("--out") { Description = "Folder of the data set; shards share it. Default: out/prepared/ and the name of the data folder." };
    public static readonly Option<string?> Merge = new("--merge") { Description = "Join the finished shards in this folder; no data is read." };
    public static readonly Option<bool> Strict = new("--strict") { Description = "Write no data set while any recording cannot be read." };
    public static readonly Option<bool> Count = new("--count") { Description = "Print the number of recordings, and stop." };
    public static readonly Option<bool> Figures = new("--figures") { Description = "Measure what share of the time is reading, beats, features and pressure; a second pass over the beats." };
    public static readonly Option<string?> Check = new("--check") { Description = "CSV with columns record, sbp_median, dbp_median: compare, list and draw recordings that are off by more than 5 mmHg." };
    public static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };
    private static readonly Option<string?> Source = new("--source") { Description = $"Kind of the data, if it is not clear from the folder: {string.Join(", ", SourceKinds.Names)}." };
    private static readonly Option<string?> Lead = new("--lead") { Description = "Names of the ECG lead in order of preference: II,V5. Default: that of the source." };
    private static readonly Option<string?> Profile = new("--profile") { Description = "Windows: short (60 s each 30 s) or holter (300 s each 150 s). Default: that of the source." };
    private static readonly Option<double> Sbp = new("--sbp") { Description = "Systolic threshold, mmHg.", DefaultValueFactory = _ => Usual.SbpMmHg };
    private static readonly Option<double> Dbp = new("--dbp") { Description = "Diastolic threshold, mmHg.", DefaultValueFactory = _ => Usual.DbpMmHg };
    private static readonly Option<double> Sustained = new("--sustained") { Description = "Share of a window's pulses at or above a threshold that makes it hypertensive.", DefaultValueFactory = _ => Usual.SustainedShare };
    private static readonly Option<double> Cover = new("--cover") { Description = "Least share of a window that pulses must cover for a label.", DefaultValueFactory = _ => Usual.CoveredShare };
    private static readonly Option<double> Gap = new("--gap") { Description = "Label early: blanking gap after the last window, seconds.", DefaultValueFactory = _ => Usual.GapSeconds };
    private static readonly Option<double> Horizon = new("--horizon") { Description = "Label early: time after the gap in which hypertension sets in, seconds.", DefaultValueFactory = _ => Usual.HorizonSeconds };
    private static readonly Option<string?> Shard = new("--shard") { Description = "Make the part I of N only, written I/N; --merge joins them." };
    private static readonly Option<int?> Threads = new("--threads") { Description = "Recordings at the same time. Default: the processors." };
    private static readonly Option<bool> Ungrouped = new("--ungrouped-as-records") { Description = "Where no subject is named, take each recording for one; wrong if two are of one person." };

    public static void AddTo(Command command)
    {
        command.Arguments.Add(Data);
        foreach (Option option in (Option[])[Out, Source, Lead, Profile, Sbp, Dbp, Sustained, Cover, Gap, Horizon, Shard, Merge, Threads, Ungrouped, Strict, Count, Check, Figures, Json])
            command.Options.Add(option);
    }

    public static DatasetOptions Read(ParseResult parse)
    {
        string data = parse.GetValue(Data) ?? throw new UsageException("no data folder is given; name one, or --merge FOLDER for finished shards");
        (int shard, int shards) = ShardOf(parse.GetValue(Shard));
        string? profile = parse.GetValue(Profile);
        if (profile is not (null or "short" or "holter"))
            throw new UsageException($"--profile {profile}: no such profile; there are short and holter");
        return new DatasetOptions(data, parse.GetValue(Out) ?? Path.Combine("out", "prepared", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)))))
        {
            SourceOptions = new SourceOptions
            {
                Kind = parse.GetValue(Source) is { } kind ? SourceKinds.Parse(kind) : null,
                EcgNames = parse.GetValue(Lead)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            },
            Rule = RuleOf(parse),
            Profile = profile,
            Shard = shard,
            Shards = shards,
            Threads = (int)Within("--threads", parse.GetValue(Threads) ?? Environment.ProcessorCount, 1, MostThreads),
            RecordsAreGroups = parse.GetValue(Ungrouped),
            MeasureStages = parse.GetValue(Figures),
        };
    }

    private static HypertensionRule RuleOf(ParseResult parse) => new()
    {
        SbpMmHg = Within("--sbp", parse.GetValue(Sbp), 80, 250),
        DbpMmHg = Within("--dbp", parse.GetValue(Dbp), 40, 150),
        SustainedShare = Within("--sustained", parse.GetValue(Sustained), 0.5, 1),
        CoveredShare = Within("--cover", parse.GetValue(Cover), 0.1, 1),
        GapSeconds = Within("--gap", parse.GetValue(Gap), 0, 86400),
        HorizonSeconds = Within("--horizon", parse.GetValue(Horizon), 30, 7 * 86400),
    };

    private static (int Shard, int Shards) ShardOf(string? text)
    {
        if (text is null)
            return (1, 1);
        string[] parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out int shard) && int.TryParse(parts[1], out int shards) && shards is >= 1 and <= MostShards && shard >= 1 && shard <= shards
            ? (shard, shards)
            : throw new UsageException($"--shard {text}: expected I/N with I in 1..N and N up to {MostShards}, such as 3/8");
    }

    private static double Within(string option, double value, double least, double most) => value >= least && value <= most
        ? value
        : throw new UsageException(FormattableString.Invariant($"{option} is {value}; it may be {least}..{most}"));
}
