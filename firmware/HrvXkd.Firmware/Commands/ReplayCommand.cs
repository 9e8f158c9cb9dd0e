using System.CommandLine;
using HrvXkd.CommandLine;
using HrvXkd.Core;
using HrvXkd.Firmware.Replay;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that runs a recording through the simulated chip and the device's pipeline.</summary>
internal static class ReplayCommand
{
    private const string Help = """
        Runs a WFDB record through the simulated ADS1292, SPI bytes, the driver and the device's own pipeline, and prints beats, heart rate,
        features and risk. Scores the beats if annotations lie beside the record. Research software, not a medical device.

        Example: replay records/100 --json 100.json
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="model">Creates the student.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<BuiltInModel> model)
    {
        Argument<string> record = new("RECORD") { Description = "Path of the record, with or without .hea." };
        Option<int?> lead = new("--lead") { Description = "Signal to replay, 1 is the first. Default: the first ECG lead." };
        Option<string> profile = new("--profile")
        {
            Description = "Windows: holter (300 s every 150 s), short (60 s every 30 s), auto: holter from 1,350 s on.",
            DefaultValueFactory = _ => "auto",
        };
        profile.AcceptOnlyFromAmong("auto", "holter", "short");
        Option<string?> annotator = new("--annotator") { Description = "Extension of the annotation file beside the record. Default: atr if it is there." };
        Option<string?> json = new("--json") { Description = "File for all figures." };
        Option<bool> beats = new("--beats") { Description = "List every beat." };
        Option<string?> keyFile = ExportCommand.KeyFile();
        Command command = new("replay", Help) { record, lead, profile, annotator, json, beats, keyFile };
        command.SetAction(parse =>
        {
            string? jsonPath = parse.GetValue(json);
            RequireFolder(jsonPath);
            using OpenedRecord plain = OpenedRecord.Of(parse.GetRequiredValue(record), parse.GetValue(keyFile));
            ReplayInput input = ReplayInput.Read(plain.Path, parse.GetValue(lead), parse.GetValue(annotator));
            ReplaySummary summary = Run(input, input.ChooseProfile(parse.GetRequiredValue(profile)), model());
            ReplayReport.Write(Console.Out, summary, parse.GetValue(beats));
            if (jsonPath is not null)
                ReplayJson.Write(jsonPath, summary);
            return 0;
        });
        return command;
    }

    private static ReplaySummary Run(ReplayInput input, WindowProfile profile, BuiltInModel model)
    {
        ReplayResult result = ReplayRun.Run(input.Track, model.Model, profile, TextProgress.OnTerminal("replay"));
        BeatScore? score = input.Annotations is { } annotations
            ? BeatScore.Compare(annotations, result.BeatSeconds, input.Track.SampleRateHz)
            : null;
        return new ReplaySummary(input.Track.Name, input.Lead, input.Seconds, profile.Name, profile.StrideSeconds, model, result, score);
    }

    // Said before the work, not after it.
    private static void RequireFolder(string? jsonPath)
    {
        if (jsonPath is null)
            return;
        string folder = Path.GetDirectoryName(Path.GetFullPath(jsonPath)) ?? "";
        if (!Directory.Exists(folder) || Directory.Exists(jsonPath))
            throw new UsageException($"--json {jsonPath}: name a file in a folder that exists");
    }
}
