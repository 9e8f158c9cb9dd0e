using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HrvXkd.Firmware.Profile;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that tells what each stage costs on this machine.</summary>
internal static class ProfileCommand
{
    private const string Help = """
        Times each stage of the device on this machine: frame, analysis of a sample, the student on a new window; ns and, where processor and kernel allow it, cycles and
        instructions. Needs no front end. What each layer of the student costs is told by codegen profile.

        Example: profile --json profile.json
        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Option<string?> json = new("--json") { Description = "File for all figures." };
        Option<string?> settingsFile = new("--settings") { Description = "Settings file, for the sample rate." };
        Command command = new("profile", Help) { json, settingsFile };
        command.SetAction(parse =>
        {
            DeviceSettings settings = parse.GetValue(settingsFile) is { } file ? SettingsFile.Read(file) : new DeviceSettings();
            IReadOnlyList<StageCost> stages = new StageProfile(settings.SampleRate, BuiltInModel.Create().Model).Run();
            Console.WriteLine($"{"stage",-28} {"of one",-8} {"min ns",9} {"p50 ns",9} {"p99 ns",9} {"instructions",13} {"cycles",9}");
            foreach (StageCost stage in stages)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stage.Name,-28} {stage.Unit,-8} {stage.MinimumNs,9:F1} {stage.MedianNs,9:F1} {stage.P99Ns,9:F1} {Count(stage.Instructions),13} {Count(stage.Cycles),9}"));
            }

            if (stages[0].Instructions is null)
                Console.WriteLine("Instructions and cycles cannot be counted here: the processor has no counters, or kernel.perf_event_paranoid is above 2.");
            if (parse.GetValue(json) is { } path)
                WriteJson(path, stages);
            return 0;
        });
        return command;
    }

    private static string Count(double? count) => count is { } value ? value.ToString("F0", CultureInfo.InvariantCulture) : "-";

    private static void WriteJson(string path, IReadOnlyList<StageCost> stages)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (StageCost stage in stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", stage.Name);
            json.WriteString("unit", stage.Unit);
            json.WriteNumber("count", stage.Count);
            json.WriteNumber("min_ns", stage.MinimumNs);
            json.WriteNumber("p50_ns", stage.MedianNs);
            json.WriteNumber("p99_ns", stage.P99Ns);
            Number(json, "instructions", stage.Instructions);
            Number(json, "cycles", stage.Cycles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
