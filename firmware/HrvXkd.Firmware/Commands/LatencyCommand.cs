using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HrvXkd.CommandLine;
using HrvXkd.Core;
using HrvXkd.Firmware.Acquisition;
using HrvXkd.Firmware.Latency;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.RealTime;
using Ads1292Configuration = HrvXkd.Hardware.Adc.Ads1292Configuration;
using Ads1292Exception = HrvXkd.Hardware.Adc.Ads1292Exception;

namespace HrvXkd.Firmware.Commands;

/// <summary>The command that measures how punctual the device is.</summary>
internal static class LatencyCommand
{
    private const int TimeoutMs = 1000;

    private const string Help = """
        Measures from data ready to the frame, to the end of its analysis, to beat and to risk: histograms with p50, p99 and maximum; rate and jitter of data ready,
        frames missed, share of a processor, and what limits it. With the simulated chip the bus and data ready keep virtual time; only the analysis is real.

        Example: latency --seconds 60 --svg latency.svg --json latency.json
        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        Option<double> seconds = new("--seconds") { Description = "Length of the measurement, 1 to 3600 s.", DefaultValueFactory = _ => 30 };
        Option<string?> json = new("--json") { Description = "File for all figures." };
        Option<string?> svg = new("--svg") { Description = "File for the histograms." };
        Command command = new("latency", Help) { seconds, json, svg };
        FrontEndOptions frontEnd = new FrontEndOptions().AddTo(command);
        command.SetAction(parse =>
        {
            double length = parse.GetValue(seconds);
            if (!(length is >= 1 and <= 3600))
                throw new UsageException(FormattableString.Invariant($"--seconds is {length}, expected 1 to 3600"));
            DeviceSettings settings = frontEnd.Settings(parse);
            using DeviceFrontEnd opened = frontEnd.Open(parse, settings, 0);
            LatencyResult result = Measure(opened, settings, length);
            Print(result);
            if (parse.GetValue(json) is { } path)
                WriteJson(path, result);
            if (parse.GetValue(svg) is { } figure)
                File.WriteAllText(figure, LatencyFigure.Svg($"{result.Device}, {settings.SampleRate} samples per second", result.Rows));
            return 0;
        });
        return command;
    }

    private static LatencyResult Measure(DeviceFrontEnd frontEnd, DeviceSettings settings, double seconds)
    {
        Ads1292Configuration configuration = ChipConfiguration.Of(settings);
        int frames = (int)(seconds * settings.SampleRate);
        LatencySink sink = new(frontEnd.DataReady, frames);
        TimeList analysis = new(frames);
        try
        {
            frontEnd.Chip.Initialize(configuration);
        }
        catch (Ads1292Exception fault)
        {
            throw new IOException($"{frontEnd.Description}: {fault.Message} Run selftest.", fault);
        }

        IReadOnlyList<RealTimeSetting> rights = RealTimeThread.Apply(new RealTimeOptions { Priority = settings.RealTimePriority });
        DevicePipeline pipeline = new(frontEnd.Chip, frontEnd.DataReady, BuiltInModel.Create().Model, WindowProfile.Short(), sink);
        frontEnd.Chip.Start(ChipConfiguration.Reading(settings));
        if (!pipeline.Settle(TimeoutMs))
            throw new IOException($"{frontEnd.Description}: no data ready within {TimeoutMs} ms. Run selftest.");
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < frames; i++)
        {
            int had = sink.Read.Count;
            if (pipeline.Step(TimeoutMs) == FrameState.Timeout)
                throw new IOException($"{frontEnd.Description}: data ready stopped after {i} frames. Run selftest.");
            if (sink.Read.Count > had)
                analysis.Add(sink.AnalysisNs());
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        double share = (self.TotalProcessorTime - before) / elapsed;
        frontEnd.Chip.Stop();
        return new LatencyResult(
            frontEnd.Description, settings.SampleRate, pipeline.Frames, pipeline.Counters.Missed, pipeline.Counters.Overruns, share, [.. rights.Select(right => right.Message)],
            [("data ready to data ready", sink.Period), ("data ready to frame", sink.Read), ("analysis of a frame", analysis), ("R peak to beat", sink.Beat), ("end of window to risk", sink.Window)]);
    }

    private static void Print(LatencyResult result)
    {
        Console.WriteLine($"{result.Device}, {result.RateHz} samples per second");
        Console.WriteLine($"{"",-26} {"p50",10} {"p99",10} {"max",10} {"times",8}");
        foreach ((string name, TimeList times) in result.Rows)
            Console.WriteLine($"{name,-26} {LatencyFigure.Text(times.Quantile(0.5)),10} {LatencyFigure.Text(times.Quantile(0.99)),10} {LatencyFigure.Text(times.Quantile(1)),10} {times.Count,8}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rate {result.MeasuredHz:F2} per second; jitter p1 to p99 {LatencyFigure.Text(result.JitterNs)}; {result.Missed} of {result.Frames + result.Missed} frames missed, {result.Overruns} overrun; {100 * result.CpuShare:F1} % of a processor"));
        foreach (string right in result.Rights)
            Console.WriteLine(right);
        Console.WriteLine($"limit: {result.Limit}");
    }

    private static void WriteJson(string path, LatencyResult result)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("device", result.Device);
        json.WriteNumber("sample_rate_hz", result.RateHz);
        json.WriteNumber("measured_rate_hz", result.MeasuredHz);
        json.WriteNumber("jitter_ns", result.JitterNs);
        json.WriteNumber("frames", result.Frames);
        json.WriteNumber("missed", result.Missed);
        json.WriteNumber("overruns", result.Overruns);
        json.WriteNumber("cpu_share", result.CpuShare);
        json.WriteString("limit", result.Limit);
        foreach ((string name, TimeList times) in result.Rows)
        {
            json.WriteStartObject(name.Replace(' ', '_'));
            json.WriteNumber("count", times.Count);
            json.WriteNumber("p50_ns", times.Quantile(0.5));
            json.WriteNumber("p99_ns", times.Quantile(0.99));
            json.WriteNumber("max_ns", times.Quantile(1));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
