using HrvXkd.CommandLine;
using HrvXkd.Core;
using HrvXkd.Firmware.Replay;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>What a replay starts from: one lead of a record and, if there are any, its annotations.</summary>
/// <param name="Track">The lead in memory, baseline taken off.</param>
/// <param name="Lead">Description of the lead.</param>
/// <param name="Annotations">Annotations, or null.</param>
internal sealed record ReplayInput(EcgTrack Track, string Lead, IReadOnlyList<Annotation>? Annotations)
{
    // Below, the waves of the ECG are not in the recording.
    private const double LowestRateHz = 100;

    // Eight windows of 300 s with a stride of 150 s.
    private const double HolterSeconds = 300 + ((Sequence.Windows - 1) * 150);

    /// <summary>Length of the track, seconds.</summary>
    public double Seconds => Track.Samples.Length / Track.SampleRateHz;

    /// <summary>Reads a record.</summary>
    /// <param name="path">Path of the record, with or without .hea.</param>
    /// <param name="lead">Signal, 1 is the first; null to choose the first ECG lead.</param>
    /// <param name="annotator">Extension of the annotation file; null to take .atr if it is there.</param>
    public static ReplayInput Read(string path, int? lead, string? annotator)
    {
        string stem = path.EndsWith(".hea", StringComparison.Ordinal) ? path[..^4] : path;
        using WfdbRecord record = WfdbRecord.Open(stem);
        if (lead is < 1 || lead > record.Signals.Count)
            throw new UsageException($"--lead is {lead}; {record.Name} has signals 1..{record.Signals.Count}");
        int index = lead - 1 ?? record.FindEcg();
        SignalStream stream = record.OpenSignal(index);
        if (stream.SampleRateHz < LowestRateHz)
            throw new UsageException(Invariant($"{record.Name} has {stream.SampleRateHz} samples per second; an ECG needs {LowestRateHz} or more"));
        if (record.SampleCount == 0)
            throw new UsageException($"{record.Name} has no samples");

        WfdbSignal signal = record.Signals[index];
        int[] samples = record.ReadAll(index, SignalView.Samples);
        TakeOff(signal.Baseline, samples);
        var track = new EcgTrack(record.Name, stream.SampleRateHz, signal.CountsPerMilliVolt, samples);
        string annotations = $"{stem}.{annotator ?? "atr"}";
        bool annotated = annotator is not null || File.Exists(annotations);
        return new ReplayInput(track, signal.Description, annotated ? InSamples(annotations, record.SampleRateHz, signal.SamplesPerFrame) : null);
    }

    /// <summary>Chooses the window profile.</summary>
    /// <param name="name">holter, short or auto: holter if the record is long enough for a whole sequence of its windows.</param>
    /// <returns>The profile.</returns>
    public WindowProfile ChooseProfile(string name) => name switch
    {
        "holter" => WindowProfile.Holter(),
        "short" => WindowProfile.Short(),
        _ => Seconds >= HolterSeconds ? WindowProfile.Holter() : WindowProfile.Short(),
    };

    // Annotations count frames; the track counts samples of its signal.
    private static IReadOnlyList<Annotation> InSamples(string path, double framesPerSecond, int samplesPerFrame)
    {
        IReadOnlyList<Annotation> inFrames = AnnotationFile.ReadList(path).InFrames(framesPerSecond);
        return samplesPerFrame == 1 ? inFrames : [.. inFrames.Select(annotation => annotation with { Sample = annotation.Sample * samplesPerFrame })];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void TakeOff(int baseline, int[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (samples[i] != WfdbRecord.Missing)
                samples[i] = (int)Math.Clamp((long)samples[i] - baseline, WfdbRecord.Missing + 1, int.MaxValue);
        }
    }
}
