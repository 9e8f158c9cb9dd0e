// index.csv: one line a record. Column record; group, hypertensive (0 or 1), diagnosis, age and sex (F or M) where known; others are ignored.
namespace HrvXkd.Data.Sources;

/// <summary>Reads index.csv and says in one line what is wrong with it.</summary>
internal static class IndexFile
{
    public const string Name = "index.csv";
    private const int LargestLine = 1 << 20;
    private static readonly string[] Needed = ["record", "group", "hypertensive"];
    private static readonly string[] Optional = ["diagnosis", "age", "sex"];

    /// <summary>Reads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labelled">Whether group and label are needed of every record, and both labels.</param>
    public static List<IndexEntry> Read(string path, bool labelled)
    {
        List<IndexEntry> entries = [];
        Dictionary<string, long> lines = new(StringComparer.Ordinal);
        Table.Read(path, [labelled ? Needed : ["record"], labelled ? Optional : [.. Needed.Skip(1), .. Optional]], LargestLine, row =>
        {
            IndexEntry entry = Entry(row);
            if (!lines.TryAdd(entry.Record, entry.Line))
                throw row.Fault($"record '{entry.Record}' is already on line {lines[entry.Record]}");
            entries.Add(entry);
        });
        if (entries.Count == 0)
            throw new FormatException($"{path}: no records below the header");
        if (labelled)
            RequireTwoClasses(path, entries);
        return entries;
    }

    private static IndexEntry Entry(TableRow row) =>
        new(row.Text("record")!, row.Text("group"), row.Bit("hypertensive"), row.Line)
        {
            Diagnosis = row.Text("diagnosis"),
            AgeYears = row.Age("age"),
            Sex = row.Sex("sex"),
        };

    private static void RequireTwoClasses(string path, List<IndexEntry> entries)
    {
        int positive = entries.Count(entry => entry.Hypertensive is true);
        if (positive == 0 || positive == entries.Count)
            throw new FormatException($"{path}: all {entries.Count} records have hypertensive = {(positive == 0 ? 0 : 1)}, expected both 0 and 1");
    }
}
