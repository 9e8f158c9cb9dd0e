using HrvXkd.Core;

namespace HrvXkd.Data.Sources;

/// <summary>What the adapters for WFDB records share.</summary>
internal static class WfdbSource
{
    /// <summary>Adds signals and provenance to a recording.</summary>
    /// <param name="bare">What is known of it.</param>
    /// <param name="kind">Kind of source.</param>
    /// <param name="folder">Folder of the source.</param>
    /// <param name="record">Path of the record relative to it.</param>
    /// <param name="signals">Its signals.</param>
    public static Recording Fill(Recording bare, SourceKind kind, string folder, string record, RecordSignals signals) => bare with
    {
        Ecg = signals.Ecg,
        Pressure = signals.Pressure,
        DurationSeconds = signals.Seconds,
        Provenance = new Provenance(kind, folder, () => RecordTree.FilesOf(folder, record)),
    };

    /// <summary>A cohort of all records that have an ECG; the others are named with the reason.</summary>
    /// <param name="folder">Folder of the source.</param>
    /// <param name="kind">Kind of source.</param>
    /// <param name="options">Choice of recordings and signals.</param>
    /// <param name="preferred">Lead to prefer, or null.</param>
    /// <param name="records">Records; the id is the path relative to the folder.</param>
    /// <param name="describe">Adds what the comments of the header say; may be null.</param>
    public static Cohort Collect(
        string folder, SourceKind kind, SourceOptions options, IReadOnlyList<string>? preferred, IEnumerable<Recording> records,
        Func<Recording, IReadOnlyList<string>, Recording>? describe = null)
    {
        List<Recording> recordings = [];
        List<SkippedRecording> skipped = [];
        foreach (Recording bare in records.Where(record => options.Select?.Invoke(record.Id) ?? true))
        {
            try
            {
                RecordSignals signals = RecordSignals.Read(Path.Combine(folder, bare.Id), options, preferred);
                Recording known = describe is null ? bare : describe(bare, signals.Comments);
                recordings.Add(Fill(known, kind, folder, bare.Id, signals));
            }
            catch (Exception fault) when (fault is FormatException or IOException)
            {
                skipped.Add(new SkippedRecording(bare.Id, fault.Message));
            }
        }

        return new Cohort(SourceFolder.NameOf(folder), false, WindowProfile.Short(), recordings) { Skipped = skipped };
    }
}
