using System.Text.Json;
using System.Text.Json.Nodes;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Patient;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Synthesis;

/// <summary>Makes the cohort, says what it is and what its limit is.</summary>
internal static class SynthSession
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Runs.</summary>
    public static void Run(SynthSettings settings, CancellationToken cancel)
    {
        SyntheticOptions options = new(settings.Subjects, settings.Seed) { Seconds = (int)Math.Round(settings.Minutes * 60), Effects = settings.Effects };
        Cohort cohort = Cohort.Synthetic(options with { BeatsOnly = true });
        Console.WriteLine(Notice.Of(cohort));
        SyntheticResult? records = settings.OutFolder is { } folder ? WriteRecords(options, folder, cancel) : null;
        PreparedCohort? windows = settings.WindowsFile is { } file ? WriteWindows(cohort, file, cancel) : null;
        double auc = cohort.OracleAuc!.Value, expected = LatentLikelihood.ExpectedAuc(settings.Effects);
        Say(settings, records, windows, auc, expected);
        if (settings.JsonFile is { } json)
            File.WriteAllText(json, Figures(settings, options, records, windows, auc, expected).ToJsonString(Indented) + "\n");
    }

    private static SyntheticResult WriteRecords(SyntheticOptions options, string folder, CancellationToken cancel) =>
        RunProgress.Stage("Make ECG, write records", report => SyntheticFolder.Write(options, folder, new Relay(done => report((double)done / options.Subjects, "")), cancel));

    private static PreparedCohort WriteWindows(Cohort cohort, string file, CancellationToken cancel)
    {
        PreparedCohort prepared = RunProgress.Stage("Make beats, compute windows", report =>
            Preparation.Run(cohort, new Relay(done => report((double)done / cohort.Recordings.Count, "")), cancel));
        WindowTable.Write(prepared, file);
        return prepared;
    }

    private static void Say(SynthSettings settings, SyntheticResult? records, PreparedCohort? windows, double auc, double expected)
    {
        if (records is not null)
            Console.WriteLine($"Records: {settings.OutFolder}, {Numbers.Count(records.Subjects)} of {Numbers.Fixed(settings.Minutes, 1)} minutes, {Numbers.Count(records.Beats, "true beat")}");
        if (windows is not null)
            Console.WriteLine($"Windows: {settings.WindowsFile}, {Numbers.Count(windows.Windows.Count)}, of them {Numbers.Count(windows.Windows.Count(w => w.Valid))} valid");
        Console.WriteLine(
            $"Oracle AUC: {Numbers.Fixed(auc, 3)} on these subjects, {Numbers.Fixed(expected, 3)} in an endless cohort; no model of them can be better but by chance");
    }

    private static JsonObject Figures(
        SynthSettings settings, SyntheticOptions options, SyntheticResult? records, PreparedCohort? windows, double auc, double expected)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> effects =
            EffectsFile.Pairs(settings.Effects).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value)));
        return new JsonObject
        {
            ["synthetic"] = true,
            ["subjects"] = settings.Subjects,
            ["hypertensive"] = records?.Hypertensive ?? windows!.Cohort.Recordings.Count(recording => recording.Hypertensive is true),
            ["seed"] = settings.Seed,
            ["seconds"] = options.Seconds,
            ["effects"] = new JsonObject(effects),
            ["samples"] = records?.Samples,
            ["true_beats"] = records?.Beats,
            ["windows"] = windows?.Windows.Count,
            ["valid_windows"] = windows?.Windows.Count(window => window.Valid),
            ["oracle_auc"] = auc,
            ["oracle_auc_expected"] = expected,
        };
    }

    private sealed class Relay(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
