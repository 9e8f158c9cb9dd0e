namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Stops a fetch before it fills the disk.</summary>
/// <param name="folder">Folder of the files.</param>
/// <param name="keepFree">Bytes that stay free.</param>
/// <param name="freeBytes">Free bytes of the disk that holds a folder.</param>
internal sealed class DiskGuard(string folder, long keepFree, Func<string, long> freeBytes)
{
    /// <summary>Checks that so many bytes may still be written.</summary>
    /// <exception cref="FetchException">They may not.</exception>
    public void Require(long bytes)
    {
        long free = freeBytes(folder);
        if (free - bytes < keepFree)
            throw new FetchException(
                $"{folder}: {Megabytes(bytes)} to come, {Megabytes(free)} free of which {Megabytes(keepFree)} are to stay free; "
                + "free some space, select less or lower --keep-free, and run again: what is there is kept");
    }

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576.0:#,0} MiB");
}
