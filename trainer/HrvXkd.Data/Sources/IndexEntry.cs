namespace HrvXkd.Data.Sources;

/// <summary>One line of index.csv; what a column or value does not say is null.</summary>
internal sealed record IndexEntry(string Record, string? Group, bool? Hypertensive, long Line)
{
    public string? Diagnosis { get; init; }

    public double? AgeYears { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>The recording that the line describes, without signals.</summary>
    public Recording ToRecording() => new(Record, Group, Hypertensive) { Diagnosis = Diagnosis, AgeYears = AgeYears, Sex = Sex };
}
