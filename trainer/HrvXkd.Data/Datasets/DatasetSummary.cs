using HrvXkd.Data.Pressure;

namespace HrvXkd.Data.Datasets;

/// <summary>What a data set holds, for its card. Depends on nothing but the data set.</summary>
public sealed record DatasetSummary
{
    /// <summary>Name of the cohort.</summary>
    public required string Cohort { get; init; }

    /// <summary>True if simulated.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>Window profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Rule of the labels, one line.</summary>
    public required string Rule { get; init; }

    /// <summary>Version of the code.</summary>
    public required string Code { get; init; }

    /// <summary>True if recordings stand for subjects where none is named.</summary>
    public required bool RecordsAreGroups { get; init; }

    /// <summary>Recordings whose group is their own name.</summary>
    public required int Ungrouped { get; init; }

    /// <summary>Recordings in the data set.</summary>
    public required int Records { get; init; }

    /// <summary>Recordings with pressure.</summary>
    public required int WithPressure { get; init; }

    /// <summary>Beats.</summary>
    public required long Beats { get; init; }

    /// <summary>ECG samples.</summary>
    public required long Samples { get; init; }

    /// <summary>Recorded time, seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Windows.</summary>
    public required long Windows { get; init; }

    /// <summary>Windows that are not masked.</summary>
    public required long Valid { get; init; }

    /// <summary>Distributions: twelve features, then sbp_mmhg, dbp_mmhg, quality, age_years.</summary>
    public required IReadOnlyList<FieldSummary> Fields { get; init; }

    /// <summary>Labels.</summary>
    public required IReadOnlyList<LabelBalance> Labels { get; init; }

    /// <summary>Groups, in order of their names.</summary>
    public required IReadOnlyList<GroupSummary> Groups { get; init; }

    /// <summary>Pulses of all recordings by verdict.</summary>
    public required IReadOnlyDictionary<PulseVerdict, long> Pulses { get; init; }

    /// <summary>Recordings left out because they cannot be read.</summary>
    public required IReadOnlyList<SkippedRecording> Bad { get; init; }

    /// <summary>Recordings that the source holds and that are no use, such as those without an ECG.</summary>
    public required IReadOnlyList<SkippedRecording> Skipped { get; init; }
}
