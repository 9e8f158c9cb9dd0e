namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>A file to bring, and what is known of it.</summary>
/// <param name="Source">Path in the database.</param>
/// <param name="Target">Path on the disk.</param>
/// <param name="MaxBytes">Largest size taken.</param>
/// <param name="Sha256">Lower-case hexadecimal digest, or null if the database has none.</param>
/// <param name="MinBytes">Size below which the file cannot be whole.</param>
/// <param name="IsData">False for lists and headers, which are not counted as data of records.</param>
internal sealed record TransferOrder(string Source, string Target, long MaxBytes, string? Sha256 = null, long MinBytes = 0, bool IsData = true);
