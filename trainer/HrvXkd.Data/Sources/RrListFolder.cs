using HrvXkd.Core;
using HrvXkd.Data.RrLists;

namespace HrvXkd.Data.Sources;

/// <summary>A folder of RR lists, text or CSV, one a recording, with index.csv or without.</summary>
internal static class RrListFolder
{
    private static readonly string[] Endings = [".txt", ".csv", ".tsv", ".rr", ".ibi"];
    private static readonly string[] Papers = ["README", "SOURCE", "LICENSE", "LICENCE", "COPYING", "RECORDS", "ANNOTATORS", "SHA256SUMS", "CHANGES", "SUBJECTS"];
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3 };

    /// <summary>Files that may be lists, relative to the folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string folder)
    {
        string[] lists = [.. Directory.EnumerateFiles(folder, "*", Below).Where(IsList).Select(path => RecordTree.Relative(folder, path))];
        Array.Sort(lists, StringComparer.Ordinal);
        return lists;
    }

    public static Cohort Open(string folder, SourceOptions options)
    {
        string index = Path.Combine(folder, IndexFile.Name);
        IReadOnlyList<Recording> bare = File.Exists(index)
            ? [.. IndexFile.Read(index, false).Select(entry => Existing(folder, index, entry))]
            : [.. Find(folder).Select(file => new Recording(file, null, null))];
        Recording[] recordings = [.. bare.Where(record => options.Select?.Invoke(record.Id) ?? true).Select(record => record with
        {
            Beats = new BeatSeries(() => new RrBeatReader(RrList.Read(Path.Combine(folder, record.Id), new RrListOptions()))),
            Provenance = new Provenance(SourceKind.RrLists, folder, () => [record.Id]),
        })];
        return bare.Count == 0
            ? throw new FileNotFoundException($"{folder}: no RR list ({string.Join(", ", Endings)}) in it or below")
            : new Cohort(SourceFolder.NameOf(folder), false, WindowProfile.Short(), recordings);
    }

    private static Recording Existing(string folder, string index, IndexEntry entry) => File.Exists(Path.Combine(folder, entry.Record))
        ? entry.ToRecording()
        : throw new FileNotFoundException($"{index} line {entry.Line}: no file {entry.Record} in {folder}");

    private static bool IsList(string path)
    {
        string name = Path.GetFileName(path);
        return Endings.Contains(Path.GetExtension(name).ToLowerInvariant())
            && name is not (IndexFile.Name or VitalDbArrhythmia.LabelsName)
            && !Papers.Any(paper => name.StartsWith(paper, StringComparison.OrdinalIgnoreCase));
    }
}
