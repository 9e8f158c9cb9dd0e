using System.Globalization;
using System.Text.Json;
using HrvXkd.Data.Datasets;

namespace HrvXkd.Trainer.Preparing;

/// <summary>What preparation cost, in words and as a file.</summary>
internal static class FigureReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Prints the figures; processor time, not wall time, is the measure, so that they hold on a machine that others use too.</summary>
    public static void Write(DatasetFigures figures, double cpuSeconds, double wallSeconds, string? json)
    {
        double perCore = figures.Samples / cpuSeconds, realTime = figures.Seconds / cpuSeconds;
        Console.WriteLine($"{figures.Made} made, {figures.Cached} there already, {figures.Bad.Count} bad");
        if (figures.Made > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{figures.Samples:N0} samples, {figures.Seconds / 3600:N2} h in {cpuSeconds:N2} s of processor time ({wallSeconds:N2} s by the clock): {perCore:N0} samples per second and core, {realTime:N0} x real time per core"));
        double stages = figures.ReadingSeconds + figures.BeatSeconds + figures.FeatureSeconds + figures.PressureSeconds;
        if (stages > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"time: reading {100 * figures.ReadingSeconds / (stages + figures.OtherSeconds):N0} %, beats {100 * figures.BeatSeconds / (stages + figures.OtherSeconds):N0} %, features {100 * figures.FeatureSeconds / (stages + figures.OtherSeconds):N0} %, pressure {100 * figures.PressureSeconds / (stages + figures.OtherSeconds):N0} %, hashing and keeping {100 * figures.OtherSeconds / (stages + figures.OtherSeconds):N0} %"));
        double peak = PeakMebibytes();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {peak:N1} MiB"));
        if (json is not null)
            File.WriteAllText(json, JsonSerializer.Serialize(
                new { figures, cpu_seconds = cpuSeconds, wall_seconds = wallSeconds, samples_per_core_second = perCore, times_real_time = realTime, peak_mib = peak }, Indented) + "\n");
    }

    // The runtime's own figure is 0 on Linux until it is refreshed; the kernel's is exact.
    private static double PeakMebibytes()
    {
        const string Status = "/proc/self/status";
        string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        if (line is not null)
            return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        using System.Diagnostics.Process self = System.Diagnostics.Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1048576.0;
    }
}
