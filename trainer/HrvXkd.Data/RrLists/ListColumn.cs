using System.Globalization;

namespace HrvXkd.Data.RrLists;

/// <summary>One column of numbers of a text file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Name of the column, or null if the file has no header.</param>
/// <param name="Values">The numbers, one at least, in order.</param>
/// <param name="Lines">Line of each, from 1.</param>
internal sealed record ListColumn(string Path, string? Name, decimal[] Values, int[] Lines)
{
    // Columns that hold intervals, by the name they bear in the files of other programs, without unit and signs.
    private static readonly string[] KnownNames =
        ["rr", "rri", "rrs", "rrinterval", "rrintervals", "nn", "nni", "nninterval", "nnintervals", "ibi", "ibis", "interval", "intervals"];

    private static readonly string[] KnownUnits = ["ms", "s", "sec", "secs", "seconds"];

    /// <summary>Reads.</summary>
    /// <param name="path">The file: cells between commas, semicolons (then a comma is a decimal point), tabs or blanks; # starts a comment.</param>
    /// <param name="wanted">Name or number of the column, or null for the only one or one known to hold intervals.</param>
    /// <exception cref="FormatException">No numbers, no such column, or a cell that is no number.</exception>
    public static ListColumn Read(string path, string? wanted)
    {
        List<(int Line, string[] Cells)> rows = [.. File.ReadLines(path)
            .Select((text, i) => (Line: i + 1, Cells: Split(text)))
            .Where(row => row.Cells.Length > 0)];
        string[]? header = rows.Count > 0 && Array.TrueForAll(rows[0].Cells, IsName) && rows.Count > 1 ? rows[0].Cells : null;
        if (header is not null)
            rows.RemoveAt(0);
        if (rows.Count == 0)
            throw new FormatException($"{path}: holds no number; expected a list of intervals or beat times");
        if (header is null && wanted is null && rows.Count == 1)
            rows = [.. rows[0].Cells.Select(cell => (rows[0].Line, new[] { cell }))];
        int column = Find(path, header, rows[0].Cells.Length, wanted);
        decimal[] values = new decimal[rows.Count];
        for (int i = 0; i < values.Length; i++)
        {
            (int line, string[] cells) = rows[i];
            string cell = column < cells.Length ? cells[column] : "";
            if (wanted is null && header is null && cells.Length > 1)
                throw new FormatException(FormattableString.Invariant($"{path}:{line}: found {cells.Length} numbers in a line, expected 1; name one by --column"));
            if (!TryParse(cell, out values[i]))
                throw new FormatException(FormattableString.Invariant($"{path}:{line}: found '{Short(cell)}', expected a number"));
        }

        return new ListColumn(path, header?[column], values, [.. rows.Select(row => row.Line)]);
    }

    /// <summary>A fault of one number: file, line, found, expected.</summary>
    public FormatException Fault(int index, string expected) =>
        new(FormattableString.Invariant($"{Path}:{Lines[index]}: found {Values[index]}, expected {expected}"));

    private static int Find(string path, string[]? header, int width, string? wanted)
    {
        if (wanted is null)
        {
            int[] known = header is null || width == 1 ? [0] : [.. Enumerable.Range(0, header.Length).Where(i => IsKnown(header[i]))];
            return known.Length == 1
                ? known[0]
                : throw new FormatException($"{path}: columns {string.Join(", ", header!.Select(Short))}; name one by --column");
        }

        if (header is not null && Array.FindIndex(header, name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is >= 0 and int named)
            return named;
        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= width)
            return number - 1;
        string held = header is null ? "" : $" ({string.Join(", ", header.Select(Short))})";
        throw new FormatException(FormattableString.Invariant($"--column {wanted}: {path} has columns 1..{width}{held}"));
    }

    private static bool IsKnown(string name)
    {
        string[] words = name.ToLowerInvariant().Split(['_', ' ', '-', '.', '(', ')', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return KnownNames.Contains(string.Concat(words.Where(word => !KnownUnits.Contains(word))));
    }

    private static string[] Split(string text)
    {
        string line = text.Trim(' ', '\t', '\uFEFF', '\r');
        int comment = line.IndexOf('#', StringComparison.Ordinal);
        if (comment >= 0)
            line = line[..comment].TrimEnd();
        if (line.Length == 0)
            return [];
        if (line.Contains(';', StringComparison.Ordinal))
            return Cells(line.Replace(',', '.').Split(';'));
        return line.Contains(',', StringComparison.Ordinal) || line.Contains('\t', StringComparison.Ordinal)
            ? Cells(line.Split(',', '\t'))
            : IsWords(line) ? [line] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // A name may hold blanks; a row of numbers is cut at them.
    private static bool IsWords(string line) => !Array.Exists(line.Split(' '), word => TryParse(word, out _));

    private static string[] Cells(string[] cells)
    {
        cells = Array.ConvertAll(cells, cell => cell.Trim().Trim('"'));
        return cells[^1].Length == 0 ? cells[..^1] : cells;
    }

    // "NaN" is a number that is missing, not the name of a column.
    private static bool IsName(string cell) =>
        !TryParse(cell, out _) && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && cell.Any(char.IsLetter);

    private static bool TryParse(string cell, out decimal value) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Short(string cell) => cell.Length <= 24 ? cell : cell[..24] + "...";
}
