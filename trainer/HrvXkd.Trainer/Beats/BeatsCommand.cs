using System.CommandLine;
using HrvXkd.CommandLine;
using Spectre.Console;

namespace HrvXkd.Trainer.Beats;

/// <summary>The command that scores the beat detector against annotated records.</summary>
internal static class BeatsCommand
{
    private const double LargestToleranceMs = 1000;

    private const double LargestSnrDb = 60;

    // A file or a pipe has no width; the table is not to be cut there.
    private const int WidthOfFiles = 160;

    private static readonly Option<string> Records = new("--records")
    {
        Description = "Folder of WFDB records with annotation files (.atr).",
        Required = true,
    };

    private static readonly Option<int?> Lead = new("--lead")
    {
        Description = "Signal to read, 1 is the first. Default: the first ECG lead of each record.",
    };

    private static readonly Option<double> Tolerance = new("--tolerance")
    {
        Description = "Largest distance of a found from an annotated beat, ms.",
        DefaultValueFactory = _ => 150,
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Names of the records to take, with commas between: 100,118,119. Default: all.",
    };

    private static readonly Option<string?> Noise = new("--noise")
    {
        Description = "Noise record to add as the MIT-BIH Noise Stress Test does: em, ma or bw. Only its noisy blocks are scored.",
    };

    private static readonly Option<double?> Snr = new("--snr")
    {
        Description = "Ratio of signal to noise for --noise, dB.",
    };

    private static readonly Option<string?> NoiseRecords = new("--noise-records")
    {
        Description = "Folder of the noise records. Default: nstdb beside the folder of --records.",
    };

    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures: the pool, and each record under per_record." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "beats",
            "Finds the beats of annotated records with the device's own code and scores them (EC57).\n\nExample: beats --records mitdb --json beats.json\nExample: beats --records mitdb --only 118,119 --noise em --snr 6")
        {
            Records, Only, Lead, Tolerance, Noise, Snr, NoiseRecords, Json,
        };
        command.SetAction((parse, cancel) =>
        {
            BeatsOptions options = new(
                parse.GetValue(Records)!,
                parse.GetValue(Lead),
                parse.GetValue(Tolerance),
                parse.GetValue(Only)?.Split(',', StringSplitOptions.TrimEntries),
                NoiseOf(parse));
            string? json = parse.GetValue(Json);
            if (json is not null && (Directory.Exists(json) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json)))))
                throw new UsageException($"--json {json}: not a file in a folder that exists");
            Run(Checked(options), json, cancel);
            return Task.FromResult(0);
        });
        return command;
    }

    private static NoiseOptions? NoiseOf(ParseResult parse)
    {
        string? name = parse.GetValue(Noise);
        double? snr = parse.GetValue(Snr);
        string? folder = parse.GetValue(NoiseRecords);
        if (name is null)
            return snr is null && folder is null ? null : throw new UsageException("--snr and --noise-records need --noise em, ma or bw");
        if (snr is not { } ratio)
            throw new UsageException($"--noise {name} needs --snr, the ratio of signal to noise in dB");
        if (!(Math.Abs(ratio) <= LargestSnrDb))
            throw new UsageException(FormattableString.Invariant($"--snr is {ratio}; it may be -{LargestSnrDb}..{LargestSnrDb} dB"));
        folder ??= Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parse.GetValue(Records)!))) ?? "", "nstdb");
        return new NoiseOptions(folder, name, ratio);
    }

    private static BeatsOptions Checked(BeatsOptions options)
    {
        if (options.Lead < 1)
            throw new UsageException(FormattableString.Invariant($"--lead is {options.Lead}; 1 is the first signal"));
        if (!(options.ToleranceMs > 0 && options.ToleranceMs <= LargestToleranceMs))
            throw new UsageException(FormattableString.Invariant(
                $"--tolerance is {options.ToleranceMs}; it may be above 0 and up to {LargestToleranceMs} ms"));
        return options;
    }

    private static void Run(BeatsOptions options, string? json, CancellationToken cancel)
    {
        BeatsResult result = AnsiConsole.Profile.Capabilities.Interactive
            ? AnsiConsole.Progress().Start(progress =>
            {
                ProgressTask task = progress.AddTask("beats", maxValue: BeatsRun.FindRecords(options).Length);
                return BeatsRun.Run(options, () => task.Increment(1), cancel);
            })
            : BeatsRun.Run(options, null, cancel);
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthOfFiles;
        AnsiConsole.Write(BeatsTable.Make(result, options.ToleranceMs));
        AnsiConsole.Write(NnTable.Make(result));
        if (json is not null)
            File.WriteAllText(json, BeatsJson.Format(result));
    }
}
