// index.csv: one line a record, columns record, group, hypertensive (0 or 1); further columns are ignored.
using CsvHelper;

namespace HrvXkd.Data.Sources;

/// <summary>Reads index.csv and says in one line what is wrong with it.</summary>
internal static class IndexFile
{
    public const string Name = "index.csv";
    private const long LargestLine = 1 << 20;
    private static readonly string[] Needed = ["record", "group", "hypertensive"];

    public static List<IndexEntry> Read(string path)
    {
        CsvReaderOptions options = new() { Separator = ',', TrackLineNumbers = true, TrimWhitespace = true, MaxRecordSize = (int)LargestLine };
        try
        {
            using CsvReader csv = CsvReader.FromFile(path, options);
            List<IndexEntry> entries = ReadLines(path, csv, FindColumns(path, csv));
            RequireTwoClasses(path, entries);
            return entries;
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"{path} line {fault.LineNumber}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private static int[] FindColumns(string path, CsvReader csv)
    {
        csv.ReadHeader();
        string found = csv.Headers.Count > 0 ? string.Join(", ", csv.Headers) : "nothing";
        int[] columns = new int[Needed.Length];
        for (int i = 0; i < columns.Length; i++)
            if (!csv.TryGetFieldIndex(Needed[i], out columns[i]))
                throw new FormatException($"{path}: no column '{Needed[i]}', needed are {string.Join(", ", Needed)}, found {found}");
        return columns;
    }

    private static List<IndexEntry> ReadLines(string path, CsvReader csv, int[] columns)
    {
        List<IndexEntry> entries = [];
        Dictionary<string, long> lines = new(StringComparer.Ordinal);
        while (csv.Read())
        {
            IndexEntry entry = ReadLine(path, csv, columns);
            if (!lines.TryAdd(entry.Record, entry.Line))
                throw new FormatException($"{path} line {entry.Line}: record '{entry.Record}' is already on line {lines[entry.Record]}");
            entries.Add(entry);
        }

        return entries;
    }

    private static IndexEntry ReadLine(string path, CsvReader csv, int[] columns)
    {
        string[] values = new string[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            values[i] = columns[i] < csv.FieldCount ? csv.GetString(columns[i]) : "";
            if (values[i].Length == 0)
                throw new FormatException($"{path} line {csv.LineNumber}: no value in column '{Needed[i]}'");
        }

        if (values[2] is not ("0" or "1"))
            throw new FormatException($"{path} line {csv.LineNumber}: hypertensive is '{values[2]}', expected 0 or 1");
        return new IndexEntry(values[0], values[1], values[2] == "1", csv.LineNumber);
    }

    private static void RequireTwoClasses(string path, List<IndexEntry> entries)
    {
        if (entries.Count == 0)
            throw new FormatException($"{path}: no records below the header");
        int positive = entries.Count(entry => entry.Hypertensive);
        if (positive == 0 || positive == entries.Count)
            throw new FormatException($"{path}: all {entries.Count} records have hypertensive = {(positive == 0 ? 0 : 1)}, expected both 0 and 1");
    }
}
