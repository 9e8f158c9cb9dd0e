using HrvXkd.CommandLine;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Intervals between the annotated beats of a record, whole samples.</summary>
internal static class AnnotatedRecord
{
    /// <summary>Reads.</summary>
    /// <param name="record">Path of the record without extension.</param>
    /// <param name="annotator">Extension of the annotation file.</param>
    /// <param name="normal">Mnemonics of beats that bound an interval to use; null for all beats.</param>
    /// <returns>Intervals; those with another beat at an end, and those that span ventricular flutter, are dropped.</returns>
    public static LoadedSeries Read(string record, string annotator, string? normal)
    {
        string path = $"{record}.{annotator}";
        if (!File.Exists(path))
            throw new UsageException($"--annotator {annotator}: {path} does not exist; name the extension of the record's annotation file, such as atr");
        using WfdbRecord header = WfdbRecord.Open(record);
        IReadOnlyList<Annotation> annotations = AnnotationFile.ReadList(path).InFrames(header.SampleRateHz);
        List<long> start = [], length = [];
        List<DroppedInterval> dropped = [];
        Annotation? before = null;
        bool isBroken = false;
        foreach (Annotation annotation in annotations)
        {
            isBroken |= annotation.Code is AnnotationCode.FlutterStart or AnnotationCode.FlutterEnd or AnnotationCode.FlutterWave;
            if (!annotation.IsBeat)
                continue;
            if (before is { } first && annotation.Sample > first.Sample)
            {
                long samples = annotation.Sample - first.Sample;
                if (isBroken || !IsNormal(first, normal) || !IsNormal(annotation, normal))
                {
                    dropped.Add(new DroppedInterval(first.Sample / header.SampleRateHz, samples * 1000 / header.SampleRateHz, DropReason.NotNormal));
                }
                else
                {
                    start.Add(first.Sample);
                    length.Add(samples);
                }
            }

            before = annotation;
            isBroken = false;
        }

        if (length.Count == 0)
            throw new UsageException($"{path}: no two beats {normal ?? "of any label"} follow each other; it holds {Held(annotations)}; choose with --beats");
        string how = normal is null ? "between all beats" : $"between beats labelled {string.Join(", ", normal.ToCharArray())}";
        return new LoadedSeries(
            new IntervalSeries(header.SampleRateHz, [.. start], [.. length], dropped),
            header.Name,
            "annotations",
            FormattableString.Invariant($"intervals {how} of {Path.GetFileName(path)}, samples at {header.SampleRateHz} Hz"));
    }

    private static bool IsNormal(Annotation beat, string? normal) =>
        normal is null || normal.Contains(AnnotationCode.Mnemonic(beat.Code), StringComparison.Ordinal);

    private static string Held(IReadOnlyList<Annotation> annotations)
    {
        string[] counts = [.. annotations.Where(a => a.IsBeat).GroupBy(a => a.Code).OrderByDescending(g => g.Count())
            .Select(g => FormattableString.Invariant($"{AnnotationCode.Mnemonic(g.Key)} {g.Count()}"))];
        return counts.Length == 0 ? "no beats" : string.Join(", ", counts);
    }
}
