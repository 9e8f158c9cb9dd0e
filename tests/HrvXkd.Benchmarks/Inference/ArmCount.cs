using System.Text.Json;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Instructions of an inference on arm64 cores, from <c>tests/arm/count.sh</c>.</summary>
internal static class ArmCount
{
    /// <summary>Counts, which takes a minute.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="models">Folder of the models.</param>
    /// <param name="folder">Where to work.</param>
    /// <param name="missing">Why nothing was counted.</param>
    /// <returns>Instructions by core and model; null if a tool is missing.</returns>
    public static IReadOnlyDictionary<(string Cpu, string Model), double>? Run(string root, string models, string folder, out string missing)
    {
        missing = "";
        string[] tools = ["bash", "clang", "ld.lld", "llvm-strip", "gcc", "python3", "qemu-aarch64"];
        if (tools.FirstOrDefault(tool => !Command.Exists(tool)) is { } absent)
        {
            missing = $"not counted: {absent} is missing";
            return null;
        }

        string file = Path.Combine(folder, "arm.json");
        Command.Run("bash", Path.Combine(root, "tests", "arm", "count.sh"), "--inference", "--models", models, "--json", file);
        using JsonDocument counts = JsonDocument.Parse(File.ReadAllBytes(file));
        return counts.RootElement.EnumerateArray().ToDictionary(run => (run.GetProperty("cpu").GetString()!, run.GetProperty("model").GetString()!), run => run.GetProperty("instructions").GetDouble());
    }
}
