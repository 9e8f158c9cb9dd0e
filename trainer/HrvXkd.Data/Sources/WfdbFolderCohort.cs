using HrvXkd.Core;
using HrvXkd.Data.Sources.Synthesis;

namespace HrvXkd.Data.Sources;

/// <summary>WFDB records, with index.csv or without.</summary>
internal static class WfdbFolderCohort
{
    /// <summary>A folder that must have an index with group and label of every record.</summary>
    public static Cohort OpenLabelled(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: no such folder, expected WFDB records and {IndexFile.Name}");
        if (!File.Exists(Path.Combine(folder, IndexFile.Name)))
            throw new FileNotFoundException($"{folder}: no {IndexFile.Name}, expected one with the columns record, group, hypertensive");
        return Indexed(folder, SourceKind.Wfdb, new SourceOptions(), true);
    }

    /// <summary>A folder with or without an index; what an index does not say stays unknown.</summary>
    public static Cohort Open(string folder, SourceKind kind, SourceOptions options) =>
        File.Exists(Path.Combine(folder, IndexFile.Name)) ? Indexed(folder, kind, options, false) : Found(folder, options);

    private static Cohort Indexed(string folder, SourceKind kind, SourceOptions options, bool labelled)
    {
        string index = Path.Combine(folder, IndexFile.Name);
        CohortFile? simulated = CohortFile.Find(folder);
        kind = simulated is null ? kind : SourceKind.Synthetic;
        Recording[] recordings = [.. IndexFile.Read(index, labelled).Where(entry => options.Select?.Invoke(entry.Record) ?? true).Select(entry => Recorded(folder, index, kind, entry, options))];
        Cohort cohort = new(SourceFolder.NameOf(folder), false, WindowProfile.Short(), recordings);
        return simulated is null ? cohort : cohort with { IsSynthetic = true, Profile = simulated.Profile, OracleAuc = simulated.OracleAuc };
    }

    private static Recording Recorded(string folder, string index, SourceKind kind, IndexEntry entry, SourceOptions options)
    {
        string path = Path.Combine(folder, entry.Record);
        try
        {
            if (!File.Exists(RecordTree.FileOf(path)))
                throw new FileNotFoundException($"{index} line {entry.Line}: record '{entry.Record}' has no file {RecordTree.FileOf(path)}");
            return WfdbSource.Fill(entry.ToRecording(), kind, folder, entry.Record, RecordSignals.Read(path, options));
        }
        catch (Exception fault) when (options.KeepsBadRecords && fault is (FormatException or IOException))
        {
            return entry.ToRecording() with { Beats = new BeatSeries(() => throw fault) };
        }
    }

    private static Cohort Found(string folder, SourceOptions options)
    {
        IReadOnlyList<string> records = RecordTree.Find(folder);
        return records.Count == 0
            ? throw new FileNotFoundException($"{folder}: no WFDB record (*.hea, *.edf, *.bdf) in it or below")
            : WfdbSource.Collect(folder, SourceKind.Wfdb, options, null, records.Select(record => new Recording(record, null, null)));
    }
}
