namespace HrvXkd.Data.Tables;

/// <summary>What a window table repeats for each window of a recording.</summary>
internal sealed record RecordFacts(string Id, string Group, bool? Hypertensive)
{
    public string? Diagnosis { get; init; }

    public double? AgeYears { get; init; }

    /// <summary>F, M or null.</summary>
    public string? Sex { get; init; }

    /// <summary>Name of the kind of source.</summary>
    public string Source { get; init; } = "";

    /// <summary>Files relative to the source's folder, with semicolons between.</summary>
    public string Files { get; init; } = "";

    public string? Lead { get; init; }

    public int SampleRateHz { get; init; }

    public int CountsPerMilliVolt { get; init; }

    /// <summary>Version of the code that made the windows.</summary>
    public string Code { get; init; } = CodeVersion.Windows;

    /// <summary>Hex SHA-256 over the names and contents of the files; empty if they were not hashed.</summary>
    public string InputSha256 { get; init; } = "";

    /// <summary>The facts of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="group">What stands for its subject.</param>
    /// <param name="source">Name of its source where it has no provenance.</param>
    /// <param name="files">Files of its provenance.</param>
    public static RecordFacts Of(Recording recording, string group, string source, IReadOnlyList<string> files) => new(recording.Id, group, recording.Hypertensive)
    {
        Diagnosis = recording.Diagnosis,
        AgeYears = recording.AgeYears,
        Sex = recording.Sex switch { Data.Sex.Female => "F", Data.Sex.Male => "M", _ => null },
        Source = recording.Provenance is { } from ? SourceKinds.Name(from.Kind) : source,
        Files = string.Join(';', files),
        Lead = recording.Ecg?.Name,
        SampleRateHz = recording.Ecg?.SampleRateHz ?? 0,
        CountsPerMilliVolt = recording.Ecg?.CountsPerMilliVolt ?? 0,
    };
}
