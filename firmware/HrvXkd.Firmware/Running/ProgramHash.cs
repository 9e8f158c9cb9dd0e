using System.Security.Cryptography;

namespace HrvXkd.Firmware.Running;

/// <summary>Hash of the program that runs.</summary>
internal static class ProgramHash
{
    private static readonly Lazy<string> Hash = new(Compute);

    /// <summary>SHA-256 of the executable, or of the assembly where a host runs it; "unknown" where neither can be read.</summary>
    public static string Value => Hash.Value;

    private static string Compute()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "HrvXkd.Firmware.dll");
        string? path = File.Exists(assembly) ? assembly : Environment.ProcessPath;
        try
        {
            using FileStream file = File.OpenRead(path ?? "");
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "unknown";
        }
    }
}
