using HrvXkd.Patient;
using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class FrameRateTests : IDisposable
{
    // As in MIMIC-IV: 62.4725 frames a second with four samples of the ECG in each.
    private const double FramesPerSecond = 62.4725;
    private const int SamplesPerFrame = 4;
    private const int Seconds = 400;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-frames-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Run_SamplesInFramesAndAnnotationsInMs_MeetWithinMs()
    {
        string path = Path.Combine(_folder.FullName, "a");
        List<double> beats = [];
        SimulatedPatient patient = new(PatientParameters.Draw(3, 1, false) with { Noise = NoiseLevels.None, EctopicsPerHour = 0 }, 250, 1000)
        {
            BeatMade = beat => beats.Add(beat.Seconds * 250 / (FramesPerSecond * SamplesPerFrame)),
        };
        int[] ecg = new int[Seconds * 250];
        patient.Read(ecg);
        WfdbWriter.Write(path, 250, [new WfdbSignal { FileName = "", Format = 16, Gain = 1000, Description = "II" }], [ecg]);
        string header = File.ReadAllText(path + ".hea");
        File.WriteAllText(path + ".hea", header
            .Replace(FormattableString.Invariant($"a 1 250 {ecg.Length}"), FormattableString.Invariant($"a 1 {FramesPerSecond} {ecg.Length / SamplesPerFrame}"), StringComparison.Ordinal)
            .Replace("a.dat 16 ", $"a.dat 16x{SamplesPerFrame} ", StringComparison.Ordinal));
        AnnotationFile.Write(
            path + ".atr", [.. beats.Select(seconds => new Annotation((long)Math.Round(seconds * 1000), AnnotationCode.Normal, 0, 0, ""))], timeResolutionHz: 1000);

        BeatsFigures pooled = BeatsRun.Run(new BeatsOptions(_folder.FullName), null, default).Pooled;

        Assert.InRange(pooled.Beats, beats.Count - 1, beats.Count);
        Assert.Equal(1, pooled.F1Within50Ms);
        // Frames are 16 ms apart and the reference is put on them; a rate taken for 250 Hz would be 176 ms off at the end.
        Assert.InRange(pooled.JitterMs, 0, 8);
    }
}
