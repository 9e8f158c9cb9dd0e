namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A file or record that is not there in the end.</summary>
/// <param name="Path">Path in the database.</param>
/// <param name="Reason">One line.</param>
public sealed record FetchFailure(string Path, string Reason);
