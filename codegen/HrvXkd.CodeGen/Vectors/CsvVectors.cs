// A table of text: the first line names the columns INPUT.0, INPUT.1, ... of each input in order (label alone has no number), every
// further line is a vector. Without names all columns are one array without a name.
using System.Globalization;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Reads vectors from a table of comma-separated numbers.</summary>
internal static class CsvVectors
{
    private const int MaxColumns = 1 << 16;

    /// <summary>Reads a table.</summary>
    /// <param name="file">At its start; UTF-8.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="CodeGenException">HRVG032: a cell is no number, a line has another length, or the names are not in order.</exception>
    public static VectorSet Read(Stream file, string path)
    {
        using StreamReader reader = new(file);
        List<string> names = [];
        List<float> values = [];
        int number = 0, count = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (names.Count == 0)
            {
                names.AddRange(Names(cells, path));
                if (!IsNumber(cells[0], out _))
                    continue;
            }

            Add(cells, names.Count, values, $"{path} line {number}");
            count++;
        }

        return new VectorSet(count, Columns(names, values, count));
    }

    private static void Add(string[] cells, int columns, List<float> values, string place)
    {
        if (cells.Length != columns)
            throw new CodeGenException($"HRVG032 {place}: {cells.Length} cells, the first line has {columns}");
        if (values.Count + columns > VectorFile.MaxValues)
            throw new CodeGenException($"HRVG032 {place}: more than {VectorFile.MaxValues} values");
        for (int i = 0; i < cells.Length; i++)
            values.Add(IsNumber(cells[i], out float value) ? value : throw new CodeGenException($"HRVG032 {place}: cell {i + 1} is '{OnnxText.OneLine(cells[i])}', expected a number with a decimal point"));
    }

    // The input of each column.
    private static IEnumerable<string> Names(string[] cells, string path)
    {
        if (cells.Length > MaxColumns)
            throw new CodeGenException($"HRVG032 {path}: {cells.Length} columns, at most {MaxColumns} are read");
        if (IsNumber(cells[0], out _))
            return cells.Select(_ => "");
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        string[] names = new string[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            int dot = cells[i].LastIndexOf('.');
            names[i] = cells[i] == VectorFile.Label ? cells[i] : dot > 0 ? cells[i][..dot] : "";
            int at = seen.GetValueOrDefault(names[i]);
            if (cells[i] != VectorFile.Label && cells[i] != FormattableString.Invariant($"{names[i]}.{at}"))
                throw new CodeGenException($"HRVG032 {path}: column {i + 1} is '{OnnxText.OneLine(cells[i])}', expected INPUT.0, INPUT.1, ... in order, or {VectorFile.Label}");
            seen[names[i]] = at + 1;
        }

        return names;
    }

    private static Dictionary<string, float[]> Columns(List<string> names, List<float> values, int count)
    {
        Dictionary<string, float[]> inputs = new(StringComparer.Ordinal);
        foreach (IGrouping<string, (int Index, string Item)> group in names.Index().GroupBy(column => column.Item, StringComparer.Ordinal))
        {
            int[] columns = [.. group.Select(column => column.Index)];
            float[] rows = new float[count * columns.Length];
            for (int i = 0; i < rows.Length; i++)
                rows[i] = values[(i / columns.Length * names.Count) + columns[i % columns.Length]];
            inputs[group.Key] = rows;
        }

        return inputs;
    }

    private static bool IsNumber(string cell, out float value) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
