namespace HrvXkd.Data;

/// <summary>How a folder of recordings is read.</summary>
public sealed record SourceOptions
{
    /// <summary>Kind of the source; null to recognise it from the folder.</summary>
    public SourceKind? Kind { get; init; }

    /// <summary>Which recordings are wanted, by id; asked before a recording's files are opened. Null for all.</summary>
    public Func<string, bool>? Select { get; init; }

    /// <summary>Names of the ECG lead in order of preference, such as II; null for the first lead that is an ECG.</summary>
    public IReadOnlyList<string>? EcgNames { get; init; }

    /// <summary>Names of the arterial pressure in order of preference, upper and lower case the same.</summary>
    public IReadOnlyList<string> PressureNames { get; init; } = ["ABP", "ART", "AOBP", "AO", "UAP"];

    /// <summary>True to keep a record of an index that cannot be read: reading it gives its fault, and the others stay usable. Else the fault is thrown at once.</summary>
    public bool KeepsBadRecords { get; init; }
}
