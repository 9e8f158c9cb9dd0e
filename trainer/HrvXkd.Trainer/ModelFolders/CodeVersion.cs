using System.Reflection;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>What identifies this program: its version, and the identity of its build, which the compiler computes from all sources.</summary>
internal static class CodeVersion
{
    /// <summary>Such as 0.1.0 build 9d3c...</summary>
    public static string Text { get; } =
        $"{typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} build {typeof(CodeVersion).Module.ModuleVersionId:N}";
}
