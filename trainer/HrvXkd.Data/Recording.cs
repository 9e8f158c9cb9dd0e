namespace HrvXkd.Data;

/// <summary>One recording of a cohort: where its beats come from, and what is known of its subject. All signals begin at the recording's time 0.</summary>
/// <param name="Id">Name of the recording, unique in the cohort.</param>
/// <param name="Group">Subject or group, the unit of every split; null where the source has none, so that the recording is not fit for a split.</param>
/// <param name="Hypertensive">The label; null while it is unknown.</param>
public sealed record Recording(string Id, string? Group, bool? Hypertensive)
{
    /// <summary>The ECG lead in which beats are found; null if the source has beats instead.</summary>
    public EcgSignal? Ecg { get; init; }

    /// <summary>Beats as the source knows them; used where there is no <see cref="Ecg"/>.</summary>
    public BeatSeries? Beats { get; init; }

    /// <summary>Arterial pressure; null if the source has none.</summary>
    public PressureSignal? Pressure { get; init; }

    /// <summary>The source's own words on the subject's diagnosis, one line; null where it has none.</summary>
    public string? Diagnosis { get; init; }

    /// <summary>Age, years; null if unknown.</summary>
    public double? AgeYears { get; init; }

    /// <summary>Sex; null if unknown.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Length of the recording, seconds, where the source tells it without reading signals; else null.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Kind of source and files; null for recordings made in memory.</summary>
    public Provenance? Provenance { get; init; }
}
