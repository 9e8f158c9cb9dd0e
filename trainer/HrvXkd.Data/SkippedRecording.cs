namespace HrvXkd.Data;

/// <summary>A recording that a source holds and the cohort leaves out.</summary>
/// <param name="Id">Name of the recording.</param>
/// <param name="Reason">Why, one line.</param>
public sealed record SkippedRecording(string Id, string Reason);
