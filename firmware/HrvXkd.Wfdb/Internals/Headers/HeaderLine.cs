using System.Globalization;

namespace HrvXkd.Wfdb.Internals.Headers;

/// <summary>A line of a header, taken field by field.</summary>
internal sealed class HeaderLine
{
    private static readonly char[] Blanks = [' ', '\t'];
    private readonly string _file;
    private readonly int _number;
    private string _rest;

    private HeaderLine(string file, int number, string text)
    {
        _file = file;
        _number = number;
        _rest = text;
    }

    /// <summary>What is left of the line.</summary>
    public string Rest => _rest;

    /// <summary>Takes a line.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="number">Line number, 1 is the first.</param>
    /// <param name="text">The line.</param>
    public static HeaderLine Take(string file, int number, ReadOnlySpan<char> text)
    {
        HeaderLine line = new(file, number, text.Length <= Limits.LineCharacters ? text.Trim().ToString() : "");
        return text.Length <= Limits.LineCharacters
            ? line
            : throw line.Fault(Faults.Text($"found {text.Length} characters"), Faults.Text($"at most {Limits.LineCharacters}"));
    }

    /// <summary>Takes the next field.</summary>
    /// <returns>The field, or null at the end of the line.</returns>
    public string? Next()
    {
        if (_rest.Length == 0)
            return null;
        int end = _rest.IndexOfAny(Blanks);
        string field = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? "" : _rest[end..].TrimStart();
        return field;
    }

    /// <summary>Takes the next field, which has to be there.</summary>
    public string Required(string what) => Next() ?? throw Fault($"{what} is missing", "it");

    /// <summary>Takes an optional integer.</summary>
    public int? OptionalInteger(string what) =>
        Next() is { } field ? (int)Integer(what, field, int.MinValue, int.MaxValue) : null;

    /// <summary>Reads an integer within a range.</summary>
    public long Integer(string what, string field, long lowest, long highest) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
        && value >= lowest && value <= highest
            ? value
            : throw Fault($"{what} is {Faults.Quote(field)}", Faults.Text($"an integer, {lowest}..{highest}"));

    /// <summary>Reads a finite number.</summary>
    public double Number(string what, string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Fault($"{what} is {Faults.Quote(field)}", "a number");

    /// <summary>A file or record name without any path.</summary>
    public string PlainName(string what, string field)
    {
        if (field.Length > Limits.NameCharacters)
            throw Fault(Faults.Text($"{what} has {field.Length} characters"), Faults.Text($"at most {Limits.NameCharacters}"));
        bool plain = field is not ("." or ".." or "-" or "~") && field.AsSpan().IndexOfAny("/\\:") < 0 && !field.Any(char.IsControl);
        return plain ? field : throw Fault($"{what} is {Faults.Quote(field)}", "a plain name without a path");
    }

    /// <summary>Describes what is wrong with this line.</summary>
    public WfdbException Fault(string found, string expected) => new(Faults.Text($"{_file} line {_number}: {found}, expected {expected}"));
}
