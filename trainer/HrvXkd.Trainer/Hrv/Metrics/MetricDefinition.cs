namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>One metric.</summary>
/// <param name="Key">Name in files: lower case, unit at the end.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit for people; empty for a ratio or an exponent.</param>
/// <param name="Domain">Group it belongs to.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Source">Where it is defined.</param>
/// <param name="IsCount">True for a whole number.</param>
internal sealed record MetricDefinition(string Key, string Name, string Unit, string Domain, string Definition, string Source, bool IsCount = false);
