using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Data.Sources;

/// <summary>The records of a folder and of those below it.</summary>
internal static class RecordTree
{
    public const string HeaderEnding = ".hea";

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6 };

    private static readonly string[] EdfEndings = [".edf", ".bdf"];

    /// <summary>The file that a record is opened by: its header, or the EDF or BDF file that the path names.</summary>
    public static string FileOf(string path) => IsEdf(path) ? path : path + HeaderEnding;

    /// <summary>Records that are no segment of another, as paths relative to the folder, WFDB without extension, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string folder)
    {
        List<string> found = [];
        foreach (IGrouping<string, string> headers in Directory.EnumerateFiles(folder, "*" + HeaderEnding, Below).GroupBy(path => Path.GetDirectoryName(path)!))
        {
            HashSet<string> segments = new(StringComparer.Ordinal);
            foreach (string header in headers)
                segments.UnionWith(SegmentsOf(header));
            found.AddRange(headers.Select(header => header[..^HeaderEnding.Length]).Where(path => !segments.Contains(Path.GetFileName(path))));
        }

        found.AddRange(Directory.EnumerateFiles(folder, "*", Below).Where(IsEdf));
        string[] records = [.. found.Select(path => Relative(folder, path))];
        Array.Sort(records, StringComparer.Ordinal);
        return records;
    }

    /// <summary>Files that a record is read from, relative to the folder: headers, those of segments, signal files, annotations.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="record">Path of the record relative to it.</param>
    public static IReadOnlyList<string> FilesOf(string folder, string record)
    {
        if (IsEdf(record))
            return [record];
        string beside = record.Contains('/', StringComparison.Ordinal) ? record[..(record.LastIndexOf('/') + 1)] : "";
        HeaderFacts head = Parse(Path.Combine(folder, record + HeaderEnding));
        List<string> files = [record + HeaderEnding, .. head.Signals.Select(signal => beside + signal.File)];
        foreach (string segment in RecordFiles.SegmentsOf(head))
        {
            files.Add(beside + segment + HeaderEnding);
            files.AddRange(Parse(Path.Combine(folder, beside + segment + HeaderEnding)).Signals.Select(signal => beside + signal.File));
        }

        return [.. files.Where(file => !file.EndsWith(HeaderFacts.Gap, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A path relative to a folder, with forward slashes.</summary>
    public static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static bool IsEdf(string path) => EdfEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    // A header that cannot be parsed names no segments; whoever opens the record says what is wrong with it.
    private static IEnumerable<string> SegmentsOf(string header)
    {
        try
        {
            return RecordFiles.SegmentsOf(Parse(header));
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static HeaderFacts Parse(string path)
    {
        GarbageLimit.Hold();
        return HeaderFacts.Parse(path, File.ReadAllText(path));
    }
}
