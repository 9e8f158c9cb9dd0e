// Compilation is deterministic, so a module's version id is a digest of the code in it: it changes when, and only when, the code does.
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using HrvXkd.Core;
using HrvXkd.Wfdb;

namespace HrvXkd.Data;

/// <summary>Version of the code that makes results, to be kept with them.</summary>
public static class CodeVersion
{
    /// <summary>Of the code that makes windows, Core, Wfdb and Data together: twelve hex digits.</summary>
    public static string Windows { get; } = Digest([typeof(EcgAnalyzer), typeof(WfdbRecord), typeof(CodeVersion)]);

    /// <summary>Of a program: its version, and the identity of its build.</summary>
    /// <typeparam name="T">A type of the program.</typeparam>
    /// <returns>Such as 0.1.0 build 9d3c...</returns>
    public static string Of<T>() =>
        $"{typeof(T).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} build {typeof(T).Module.ModuleVersionId:N}";

    private static string Digest(Type[] types)
    {
        string ids = string.Concat(types.Select(type => type.Module.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids)))[..12];
    }
}
