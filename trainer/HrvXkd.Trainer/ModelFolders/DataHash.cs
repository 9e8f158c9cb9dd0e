using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using HrvXkd.Data;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>A hash of all that models are trained on: features, masks, labels, groups.</summary>
internal static class DataHash
{
    /// <summary>SHA-256, lower case hexadecimal.</summary>
    /// <param name="data">The sequences.</param>
    public static string Of(SequenceSet data)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(data.FeaturesQ16.AsSpan()));
        hash.AppendData(data.Valid);
        hash.AppendData(data.Label);
        hash.AppendData(MemoryMarshal.AsBytes(data.Group.AsSpan()));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', data.Groups)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of a file, lower case hexadecimal.</summary>
    /// <param name="path">The file.</param>
    public static string OfFile(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
