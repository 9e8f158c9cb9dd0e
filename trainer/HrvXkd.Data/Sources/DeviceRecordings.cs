// Recordings of our own device: a header that joins segments and says who made it, in the folder or in one of its own below. Lines such as
// "subject: S7", "age: 54", "sex: F" in the header tell the subject.
using System.Globalization;

namespace HrvXkd.Data.Sources;

/// <summary>Reads what the device wrote.</summary>
internal static class DeviceRecordings
{
    /// <summary>First words of the line by which the device's headers are known.</summary>
    public const string Mark = "HRV-XKD recording";

    /// <summary>Whether a header bears the device's line.</summary>
    public static bool IsMarked(string header) =>
        header.EndsWith(RecordTree.HeaderEnding, StringComparison.Ordinal)
        && File.ReadLines(header).Any(line => line.StartsWith('#') && line.TrimStart('#', ' ').StartsWith(Mark, StringComparison.Ordinal));

    public static Cohort Open(string folder, SourceOptions options)
    {
        string[] records = [.. RecordTree.Find(folder).Where(record => IsMarked(Path.Combine(folder, RecordTree.FileOf(record))))];
        return records.Length == 0
            ? throw new FileNotFoundException($"{folder}: no recording of the device in it or below (*.hea with a line '# {Mark} ...')")
            : WfdbSource.Collect(folder, SourceKind.Device, options, null, records.Select(record => new Recording(record, null, null)), Describe);
    }

    private static Recording Describe(Recording bare, IReadOnlyList<string> comments) => bare with
    {
        Group = Value(comments, "subject"),
        AgeYears = double.TryParse(Value(comments, "age"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double years) ? years : null,
        Sex = Value(comments, "sex")?.ToUpperInvariant() switch { "F" or "FEMALE" => Sex.Female, "M" or "MALE" => Sex.Male, _ => null },
        Diagnosis = Value(comments, "diagnosis"),
    };

    private static string? Value(IReadOnlyList<string> comments, string name) =>
        comments.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line
        && line[(name.Length + 1)..].Trim() is { Length: > 0 } value
            ? value
            : null;
}
