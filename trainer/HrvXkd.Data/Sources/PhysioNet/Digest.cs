using System.Security.Cryptography;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>SHA-256 of a file in bounded memory.</summary>
internal static class Digest
{
    /// <summary>Lower-case hexadecimal digest.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken cancel)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false));
    }
}
