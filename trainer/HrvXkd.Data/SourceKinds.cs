namespace HrvXkd.Data;

/// <summary>Names of the kinds of sources, as commands take and show them.</summary>
public static class SourceKinds
{
    private static readonly (SourceKind Kind, string Name)[] All =
    [
        (SourceKind.Wfdb, "wfdb"),
        (SourceKind.Mimic3, "mimic3"),
        (SourceKind.Mimic4, "mimic4"),
        (SourceKind.UciCuffless, "uci"),
        (SourceKind.VitalDbArrhythmia, "vitaldb"),
        (SourceKind.RrLists, "rr"),
        (SourceKind.Device, "device"),
    ];

    /// <summary>Names of the kinds that a folder can be, in a fixed order.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(All, pair => pair.Name);

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The name; "synthetic" for simulated patients.</returns>
    public static string Name(SourceKind kind) => Array.Find(All, pair => pair.Kind == kind).Name ?? "synthetic";

    /// <summary>The kind of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="FormatException">No such name; one line with those that there are.</exception>
    public static SourceKind Parse(string name)
    {
        int found = Array.FindIndex(All, pair => pair.Name == name);
        return found >= 0 ? All[found].Kind : throw new FormatException($"--source {name}: no such kind of source; there are {string.Join(", ", Names)}");
    }
}
