using CsvHelper;

namespace HrvXkd.Data.Sources;

/// <summary>Reads tables of text, columns by name, and says in one line what is wrong.</summary>
internal static class Table
{
    /// <summary>Reads row after row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns that must have a value in every row, then those that may be missing or empty.</param>
    /// <param name="largestLine">Longest line, characters.</param>
    /// <param name="take">Takes each row; it is valid within the call only.</param>
    /// <exception cref="FormatException">Column or value missing, or the text is no table.</exception>
    public static void Read(string path, string[][] columns, int largestLine, Action<TableRow> take)
    {
        try
        {
            using CsvReader csv = Open(path, largestLine);
            Dictionary<string, int> places = Places(path, csv, columns[0], columns[1]);
            while (csv.Read())
            {
                TableRow row = new(path, csv, places);
                foreach (string name in columns[0])
                    row.Required(name);
                take(row);
            }
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"{path} line {fault.LineNumber}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>Opens a table before its header.</summary>
    public static CsvReader Open(string path, int largestLine) =>
        CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, TrimWhitespace = true, MaxRecordSize = largestLine });

    /// <summary>Finds columns in the header, which is read.</summary>
    public static Dictionary<string, int> Places(string path, CsvReader csv, string[] needed, string[] optional)
    {
        csv.ReadHeader();
        string found = csv.Headers.Count > 0 ? string.Join(", ", csv.Headers) : "nothing";
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (string name in needed.Concat(optional))
            if (csv.TryGetFieldIndex(name, out int place))
                places.Add(name, place);
            else if (needed.Contains(name))
                throw new FormatException($"{path}: no column '{name}', needed are {string.Join(", ", needed)}, found {found}");
        return places;
    }
}
