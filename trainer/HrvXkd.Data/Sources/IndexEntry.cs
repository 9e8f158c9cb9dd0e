namespace HrvXkd.Data.Sources;

/// <summary>One line of index.csv.</summary>
internal sealed record IndexEntry(string Record, string Group, bool Hypertensive, long Line);
