using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Firmware.Replay;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Running;

/// <summary>One held-out recording through the simulated chip, the driver, Core and the emitted student, and a strip of it to look at.</summary>
/// <param name="Summary">The figures.</param>
/// <param name="Result">All that the device made of it.</param>
/// <param name="StripStart">First sample of the strip.</param>
/// <param name="StripLength">Samples of the strip.</param>
internal sealed record HeldOutReplay(ReplaySummary Summary, ReplayResult Result, int StripStart, int StripLength)
{
    private const int StripSeconds = 10;
    private const double Q16 = 65536;

    /// <summary>Reads, keeps as WFDB, and replays.</summary>
    /// <param name="recording">A recording of no training group.</param>
    /// <param name="profile">Window profile.</param>
    /// <param name="model">The compiled student.</param>
    /// <param name="desktopLogitQ16">Logit of the recording's last sequence from the direct path.</param>
    /// <param name="folder">Where the recording is kept.</param>
    /// <param name="notice">Comment of the recording's header.</param>
    /// <param name="progress">Receives the share done.</param>
    /// <returns>The replay.</returns>
    public static HeldOutReplay Run(
        Recording recording, WindowProfile profile, IRiskModel model, int desktopLogitQ16, string folder, string notice, Action<double> progress)
    {
        EcgSignal ecg = recording.Ecg ?? throw new FormatException($"recording '{recording.Id}' has no ECG, which the device needs");
        EcgTrack track = new(recording.Id, ecg.SampleRateHz, ecg.CountsPerMilliVolt, ReadAll(ecg));
        Keep(track, folder, notice);
        ReplayResult result = ReplayRun.Run(track, model, profile, new Relay(progress));
        double seconds = (double)result.Frames / result.ChipRateHz;
        double? risk = result.Windows.LastOrDefault(window => window.LogitQ16 is not null)?.Risk;
        ReplaySummary summary = new(
            recording.Id, result.Frames, result.BeatSeconds.Count, HeartRate(result.BeatSeconds), result.Windows.Count,
            risk, 1 / (1 + Math.Exp(-desktopLogitQ16 / Q16)), result.AllocatedBytes);
        int length = Math.Min(StripSeconds * result.ChipRateHz, result.Codes.Length);
        int start = Math.Min((int)(seconds / 2) * result.ChipRateHz, result.Codes.Length - length);
        return new HeldOutReplay(summary, result, start, length);
    }

    private static double HeartRate(IReadOnlyList<double> beats) =>
        beats.Count < 2 ? 0 : 60 * (beats.Count - 1) / (beats[^1] - beats[0]);

    private static int[] ReadAll(EcgSignal ecg)
    {
        using IEcgReader reader = ecg.Open();
        List<int> samples = [];
        int[] chunk = new int[4096];
        for (int read = reader.Read(chunk); read > 0; read = reader.Read(chunk))
            samples.AddRange(chunk.AsSpan(0, read));
        return [.. samples];
    }

    private static void Keep(EcgTrack track, string folder, string notice)
    {
        Directory.CreateDirectory(folder);
        WfdbSignal signal = new() { FileName = "", Format = 16, Gain = track.CountsPerMilliVolt, Units = "mV", AdcResolution = 16, Description = "ECG" };
        WfdbWriter.Write(Path.Combine(folder, track.Name), track.SampleRateHz, [signal], [track.Samples], [notice]);
    }

    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
