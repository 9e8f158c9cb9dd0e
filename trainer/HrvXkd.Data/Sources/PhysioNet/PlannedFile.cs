namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A file that belongs to a selected record.</summary>
/// <param name="Path">Path in the database, with slashes.</param>
/// <param name="Bytes">Size that its header asks for or the server states; null if neither says.</param>
/// <param name="IsOptional">Its absence is no failure: an annotation file that only some records have.</param>
public sealed record PlannedFile(string Path, long? Bytes, bool IsOptional = false);
