using HrvXkd.Patient;
using HrvXkd.Wfdb;

namespace HrvXkd.Tests.Data.Sources;

/// <summary>Records with a simulated ECG and a pressure of 80..120 mmHg, as the writer makes them.</summary>
internal static class MadeRecords
{
    public const int RateHz = 125;

    /// <summary>Writes a record of so many seconds; the pressure can be left out.</summary>
    public static void Write(string path, int seconds, bool pressure = true, string lead = "II", IReadOnlyList<string>? comments = null, string pressureUnit = "mmHg")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        int[] ecg = new int[seconds * RateHz];
        new SimulatedPatient(PatientParameters.Draw(3, 1, false) with { Noise = NoiseLevels.None }, RateHz, 1000).Read(ecg);
        List<WfdbSignal> signals = [Signal(lead, "mV", 1000, 0)];
        List<int[]> samples = [ecg];
        if (pressure)
        {
            double size = pressureUnit == "kPa" ? 1 / 7.50062 : 1;
            signals.Add(Signal("ABP", pressureUnit, 100, -500));
            samples.Add([.. Enumerable.Range(0, ecg.Length).Select(i => (int)Math.Round((100 * size * (100 + (20 * Math.Sin(i / 20.0)))) - 500))]);
        }

        WfdbWriter.Write(path, RateHz, signals, samples, comments);
    }

    /// <summary>Writes a record of two segments with a gap of a minute between.</summary>
    public static void WriteSegments(string path, string stem, int seconds, bool pressure = true, IReadOnlyList<string>? comments = null)
    {
        string folder = Path.GetDirectoryName(path)!;
        Write(Path.Combine(folder, stem + "_0001"), seconds, pressure);
        Write(Path.Combine(folder, stem + "_0002"), seconds, pressure);
        long frames = (long)seconds * RateHz, gap = 60L * RateHz;
        WfdbWriter.WriteSegments(
            path,
            [new(stem + "_0001", 0, frames), new(WfdbSegment.Gap, frames, gap), new(stem + "_0002", frames + gap, frames)],
            comments);
    }

    private static WfdbSignal Signal(string name, string unit, double gain, int baseline) =>
        new() { FileName = "", Format = 16, Gain = gain, Baseline = baseline, Units = unit, Description = name };
}
