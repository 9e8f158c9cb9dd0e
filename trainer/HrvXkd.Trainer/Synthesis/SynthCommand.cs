using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Data;
using HrvXkd.Patient;

namespace HrvXkd.Trainer.Synthesis;

/// <summary>The command that makes a cohort of simulated patients.</summary>
internal static class SynthCommand
{
    private const int FewestSubjects = 20;
    private const int MostSubjects = 1_000_000;
    private const double LeastMinutes = 0.5;
    private const double MostMinutes = 7 * 24 * 60;

    private const string Summary =
        "Makes a cohort of simulated patients, half of them hypertensive: WFDB records with index.csv and true beats, or windows of features\n"
        + "alone. Prints the oracle: the AUC of the exact likelihood ratio on the true latent values, which no model can pass.\n\n"
        + "Example: synth --subjects 200 --out out/synthetic-200\n"
        + "Example: synth --class-blind --subjects 2000 --windows out/blind.parquet";

    private static readonly Option<int> Subjects = new("--subjects") { Description = $"Subjects, {FewestSubjects}..{MostSubjects}.", DefaultValueFactory = _ => 1000 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Same seed, same cohort.", DefaultValueFactory = _ => 1 };

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "Length of each recording. From 22.5 the holter profile has a whole sequence.",
        DefaultValueFactory = _ => 27.5,
    };

    private static readonly Option<string?> Effects = new("--effects") { Description = "File of effect sizes, JSON with comments. Default: what --write-effects writes." };

    private static readonly Option<bool> ClassBlind = new("--class-blind") { Description = "No effects: every model must score an AUC of 0.5." };

    private static readonly Option<string?> Out = new("--out") { Description = "New folder for WFDB records, index.csv, latents.csv and cohort.json." };

    private static readonly Option<string?> Windows = new("--windows") { Description = "Parquet file for windows from true beats with a detector's errors, without an ECG." };

    private static readonly Option<string?> WriteEffects = new("--write-effects") { Description = "Write the default effect sizes with their sources to this file, and stop." };

    private static readonly Option<string?> Json = new("--json") { Description = "File for the figures." };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("synth", Summary) { Subjects, Seed, Minutes, Effects, ClassBlind, Out, Windows, WriteEffects, Json };
        command.SetAction((parse, cancel) =>
        {
            if (parse.GetValue(WriteEffects) is { } file)
            {
                RefuseMissingFolder("--write-effects", file);
                File.WriteAllText(file, EffectsFile.DefaultText);
                Console.WriteLine($"Effect sizes: {file}");
            }
            else
            {
                SynthSession.Run(SettingsOf(parse), cancel);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static SynthSettings SettingsOf(ParseResult parse)
    {
        SynthSettings settings = new(
            Within("--subjects", parse.GetValue(Subjects), FewestSubjects, MostSubjects),
            parse.GetValue(Seed),
            Within("--minutes", parse.GetValue(Minutes), LeastMinutes, MostMinutes),
            EffectsOf(parse),
            parse.GetValue(Out),
            parse.GetValue(Windows),
            parse.GetValue(Json));
        if (settings is { OutFolder: null, WindowsFile: null })
            throw new UsageException("neither --out nor --windows is given; name a folder for records, a file for windows, or both");
        if (settings.OutFolder is { } folder && (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())))
            throw new UsageException($"--out {folder}: is there and not empty; name a new folder, so that records of two cohorts do not mix");
        if (settings.WindowsFile is { } windows)
            RefuseMissingFolder("--windows", windows);
        if (settings.JsonFile is { } json)
            RefuseMissingFolder("--json", json);
        return settings;
    }

    private static EffectSizes EffectsOf(ParseResult parse)
    {
        bool isBlind = parse.GetValue(ClassBlind);
        if (parse.GetValue(Effects) is not { } file)
            return isBlind ? EffectSizes.None : EffectSizes.Default;
        if (isBlind)
            throw new UsageException("--class-blind and --effects are both given; use one");
        return File.Exists(file)
            ? EffectsFile.Read(file)
            : throw new UsageException($"--effects {file}: no such file; --write-effects FILE writes one to start from");
    }

    private static T Within<T>(string option, T value, T least, T most)
        where T : IComparable<T>, IFormattable =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new UsageException(FormattableString.Invariant($"{option} is {value}; it may be {least}..{most}"));

    private static void RefuseMissingFolder(string option, string file)
    {
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new UsageException($"{option} {file}: not a file in a folder that exists");
    }
}
