using System.Globalization;
using CsvHelper;

namespace HrvXkd.Data.Sources;

/// <summary>The row that a table is at.</summary>
internal readonly struct TableRow(string path, CsvReader csv, Dictionary<string, int> places)
{
    private const double OldestYears = 130;

    public long Line => csv.LineNumber;

    /// <summary>A value, or null where column or value is missing.</summary>
    public string? Text(string column)
    {
        string text = places.TryGetValue(column, out int place) && place < csv.FieldCount ? csv.GetString(place) : "";
        return text.Length > 0 ? text : null;
    }

    public string Required(string column) => Text(column) ?? throw Fault($"no value in column '{column}'");

    public bool? Bit(string column) => Text(column) switch
    {
        null => null,
        "0" => false,
        "1" => true,
        { } text => throw Fault($"{column} is '{text}', expected 0 or 1"),
    };

    public double? Age(string column)
    {
        if (Text(column) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double years) && years <= OldestYears
            ? years
            : throw Fault(FormattableString.Invariant($"{column} is '{text}', expected years in 0..{OldestYears}"));
    }

    public Sex? Sex(string column) => Text(column)?.ToUpperInvariant() switch
    {
        null => null,
        "F" or "FEMALE" => Data.Sex.Female,
        "M" or "MALE" => Data.Sex.Male,
        _ => throw Fault($"{column} is '{Text(column)}', expected F or M"),
    };

    public FormatException Fault(string what) => new($"{path} line {Line}: {what}");
}
