// VitalDB arrhythmia annotations: Annotation_file_CASE.csv with R peaks and beat types, labels.csv with the clinical table. Stretches of poor
// signal have rows without a beat type, between which no interval is one of two beats; a recording begins with its first row.
using HrvXkd.Core;

namespace HrvXkd.Data.Sources;

/// <summary>Reads the VitalDB arrhythmia set: beats, diagnosed hypertension, age and sex.</summary>
internal static class VitalDbArrhythmia
{
    public const string LabelsName = "labels.csv";
    public const string Prefix = "Annotation_file_";
    private const int LargestLine = 1 << 16;

    public static Cohort Open(string folder, SourceOptions options)
    {
        string labels = Path.Combine(folder, LabelsName);
        if (!File.Exists(labels))
            throw new FileNotFoundException($"{folder}: no {LabelsName}, expected one with the columns caseid, subjectid, preop_htn, age, sex");
        List<Recording> recordings = [];
        List<SkippedRecording> skipped = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Table.Read(labels, [["caseid", "subjectid"], ["preop_htn", "age", "sex", "preop_ecg"]], LargestLine, row =>
        {
            string id = row.Required("caseid");
            if (!seen.Add(id))
                throw row.Fault($"case {id} is there twice");
            if (options.Select is { } select && !select(id))
                return;
            string file = $"{Prefix}{id}.csv";
            if (File.Exists(Path.Combine(folder, file)))
                recordings.Add(Describe(folder, file, row));
            else
                skipped.Add(new SkippedRecording(id, $"{labels} line {row.Line}: no file {file}"));
        });
        return recordings.Count == 0
            ? throw new FileNotFoundException($"{folder}: none of the {seen.Count} cases of {LabelsName} has a file {Prefix}CASE.csv")
            : new Cohort(SourceFolder.NameOf(folder), false, WindowProfile.Short(), recordings) { Skipped = skipped };
    }

    private static Recording Describe(string folder, string file, TableRow row)
    {
        bool? hypertensive = row.Bit("preop_htn");
        string ecg = row.Text("preop_ecg") is { } text ? $"; preoperative ECG: {text}" : "";
        return new Recording(row.Required("caseid"), row.Required("subjectid"), hypertensive)
        {
            Beats = new BeatSeries(() => new VitalDbBeatReader(Path.Combine(folder, file))),
            Diagnosis = hypertensive is { } known ? $"{(known ? "" : "no ")}preoperative hypertension{ecg}" : null,
            AgeYears = row.Age("age"),
            Sex = row.Sex("sex"),
            Provenance = new Provenance(SourceKind.VitalDbArrhythmia, folder, () => [LabelsName, file]),
        };
    }
}
