// A finished recording is known by what it was made of: its files' contents, what the source says of it, the settings, and the code.
using System.Security.Cryptography;
using System.Text;
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>Names finished recordings by their content.</summary>
internal static class RecordKey
{
    private const int Digits = 40;

    /// <summary>Hex SHA-256 over names and contents of a recording's files; empty if there are none, as of one made in memory.</summary>
    /// <param name="folder">Folder of the source.</param>
    /// <param name="files">Files relative to it.</param>
    public static string HashInput(string folder, IReadOnlyList<string> files)
    {
        if (files.Count == 0)
            return "";
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            using FileStream stream = File.OpenRead(Path.Combine(folder, file));
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The key of a recording.</summary>
    /// <param name="facts">Its facts with the hash of its input and the version of the code.</param>
    /// <param name="settings">The settings in one line.</param>
    public static string Of(RecordFacts facts, string settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{facts}\n{settings}"))))[..Digits];
}
