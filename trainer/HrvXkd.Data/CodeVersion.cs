// Compilation is deterministic, so a module's version id is a digest of the code in it: it changes when, and only when, the code does.
using System.Security.Cryptography;
using System.Text;
using HrvXkd.Core;
using HrvXkd.Wfdb;

namespace HrvXkd.Data;

/// <summary>Version of the code that makes windows.</summary>
public static class CodeVersion
{
    /// <summary>Twelve hex digits: Core, Wfdb and Data together.</summary>
    public static string Text { get; } = Make();

    private static string Make()
    {
        string ids = string.Concat(new[] { typeof(EcgAnalyzer), typeof(WfdbRecord), typeof(CodeVersion) }.Select(type => type.Module.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids)))[..12];
    }
}
