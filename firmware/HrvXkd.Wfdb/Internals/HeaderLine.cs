using System.Globalization;

namespace HrvXkd.Wfdb.Internals;

/// <summary>A line of a header, taken field by field.</summary>
/// <param name="file">File name for messages.</param>
/// <param name="number">Line number, 1 is the first.</param>
/// <param name="text">The line.</param>
internal sealed class HeaderLine(string file, int number, string text)
{
    private static readonly char[] Blanks = [' ', '\t'];
    private string _rest = text.Trim();

    /// <summary>What is left of the line.</summary>
    public string Rest => _rest;

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
        bool plain = field is not ("." or ".." or "-") && field.AsSpan().IndexOfAny("/\\:") < 0 && !field.Any(char.IsControl);
        return plain ? field : throw Fault($"{what} is {Faults.Quote(field)}", "a plain name without a path");
    }

    /// <summary>Describes what is wrong with this line.</summary>
    public WfdbException Fault(string found, string expected) => new(Faults.Text($"{file} line {number}: {found}, expected {expected}"));

    /// <summary>Describes what this line asks for and this library does not do.</summary>
    public WfdbException Unsupported(string what) => new(Faults.Text($"{file} line {number}: {what}"));
}
