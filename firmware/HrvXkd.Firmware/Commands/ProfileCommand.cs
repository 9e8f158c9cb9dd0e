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
        Times each stage of the device on this machine: frame, analysis of a sample, the student on a new window, and each layer of the student; ns and, where processor
        and kernel allow it, cycles and instructions. Needs no front end.

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
            IReadOnlyList<StageCost> layers = LayerProfile.Run();
            Table("stage", stages);
            Console.WriteLine();
            Table("layer of the student", layers);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"sum of the layers",-37} {layers.Sum(layer => layer.MinimumNs),9:F1} {layers.Sum(layer => layer.MedianNs),9:F1}"));
            if (stages[0].Instructions is null)
                Console.WriteLine("Instructions and cycles cannot be counted here: the processor has no counters, or kernel.perf_event_paranoid is above 2.");
            if (parse.GetValue(json) is { } path)
                WriteJson(path, stages, layers);
            return 0;
        });
        return command;
    }

    private static string Count(double? count) => count is { } value ? value.ToString("F0", CultureInfo.InvariantCulture) : "-";

    private static void Table(string title, IReadOnlyList<StageCost> costs)
    {
        Console.WriteLine($"{title,-28} {"of one",-8} {"min ns",9} {"p50 ns",9} {"p99 ns",9} {"instructions",13} {"cycles",9}");
        foreach (StageCost cost in costs)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{cost.Name,-28} {cost.Unit,-8} {cost.MinimumNs,9:F1} {cost.MedianNs,9:F1} {cost.P99Ns,9:F1} {Count(cost.Instructions),13} {Count(cost.Cycles),9}"));
        }
    }

    private static void WriteJson(string path, IReadOnlyList<StageCost> stages, IReadOnlyList<StageCost> layers)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        WriteCosts(json, "stage", stages);
        WriteCosts(json, "layer", layers);
        json.WriteEndArray();
    }

    private static void WriteCosts(Utf8JsonWriter json, string kind, IReadOnlyList<StageCost> costs)
    {
        foreach (StageCost stage in costs)
        {
            json.WriteStartObject();
            json.WriteString(kind, stage.Name);
            json.WriteString("unit", stage.Unit);
            json.WriteNumber("count", stage.Count);
            json.WriteNumber("min_ns", stage.MinimumNs);
            json.WriteNumber("p50_ns", stage.MedianNs);
            json.WriteNumber("p99_ns", stage.P99Ns);
            Number(json, "instructions", stage.Instructions);
            Number(json, "cycles", stage.Cycles);
            json.WriteEndObject();
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
