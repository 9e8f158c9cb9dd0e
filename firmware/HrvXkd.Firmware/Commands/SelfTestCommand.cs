using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that tests the front end stage by stage.</summary>
internal static class SelfTestCommand
{
    private const string Help = """
        Tests the front end: part, registers, noise with shorted inputs, test signal, data ready, temperature and supplies, and with --electrodes contact and range.
        Prints each measured value against its limits and leaves the recording profile in force. Exit code 1 if a check fails.

        Examples: selftest
                  selftest --device sim --json selftest.json
        """;

    /// <summary>Creates the command.</summary>
    public static System.CommandLine.Command Create()
    {
        Option<bool> electrodes = new("--electrodes") { Description = "Electrodes are on a person (battery only) or a simulator: test contact and range too." };
        Option<int> seconds = new("--seconds") { Description = "Length of the data-ready stage, 1 to 3600 s.", DefaultValueFactory = _ => 10 };
        Option<string?> json = new("--json") { Description = "File for all figures." };
        System.CommandLine.Command command = new("selftest", Help) { electrodes, seconds, json };
        FrontEndOptions frontEnd = new FrontEndOptions().AddTo(command);
        command.SetAction(parse =>
        {
            DeviceSettings settings = frontEnd.Settings(parse);
            Ads1292Configuration configuration = ChipConfiguration.Of(settings);
            using DeviceFrontEnd opened = frontEnd.Open(parse, settings, 0);
            Console.WriteLine($"{opened.Description}, {settings.SampleRate} samples per second, gain {settings.Gain}");
            SelfTestReport report = Run(opened, configuration, new SelfTestOptions { DataReadySeconds = parse.GetValue(seconds), ElectrodesAttached = parse.GetValue(electrodes) });
            if (parse.GetValue(json) is { } path)
                WriteJson(path, opened.Description, report);
            if (report.Fault is not null)
                Console.WriteLine($"FAULT  {report.Fault}");
            int failed = report.Checks.Count(check => !check.Passed);
            Console.WriteLine(report.Passed ? $"passed: {report.Checks.Count} checks" : $"FAILED: {failed} of {report.Checks.Count} checks{(report.Fault is null ? "" : ", ended early")}");
            return report.Passed ? 0 : 1;
        });
        return command;
    }

    private static SelfTestReport Run(DeviceFrontEnd frontEnd, Ads1292Configuration configuration, SelfTestOptions options)
    {
        try
        {
            frontEnd.Chip.Initialize(configuration);
        }
        catch (Exception fault) when (fault is Ads1292Exception or IOException)
        {
            return new SelfTestReport(Ads1292Part.Unknown, [], fault.Message);
        }

        return new Ads1292SelfTest(frontEnd.Chip, frontEnd.DataReady, new Lines()).Run(configuration, options);
    }

    private static void WriteJson(string path, string device, SelfTestReport report)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("device", device);
        json.WriteString("part", report.Part.ToString());
        json.WriteBoolean("passed", report.Passed);
        json.WriteString("fault", report.Fault);
        json.WriteStartArray("checks");
        foreach (SelfTestCheck check in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("stage", check.Stage.ToString());
            json.WriteString("name", check.Name);
            json.WriteNumber("value", check.Value);
            json.WriteNumber("minimum", check.Minimum);
            json.WriteNumber("maximum", check.Maximum);
            json.WriteString("unit", check.Unit);
            json.WriteBoolean("passed", check.Passed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed class Lines : IProgress<SelfTestCheck>
    {
        private SelfTestStage? _stage;

        public void Report(SelfTestCheck check)
        {
            if (check.Stage != _stage)
                Console.WriteLine(check.Stage);
            _stage = check.Stage;
            string unit = check.Unit.Length > 0 ? " " + check.Unit : "";
            string note = check.Note.Length > 0 ? $"  ({check.Note})" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {(check.Passed ? "ok  " : "FAIL")}  {check.Name,-44} {check.Value,12:G6}{unit}  limits {check.Minimum:G6} to {check.Maximum:G6}{note}"));
        }
    }
}
