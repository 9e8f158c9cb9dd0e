using System.Runtime.InteropServices;

namespace HrvXkd.CodeGen.Profile;

/// <summary>The processor of this machine.</summary>
internal static class Processor
{
    /// <summary>Core whose limits the times of this machine are set against.</summary>
    public static string DefaultCore => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "a76" : "zen4";

    /// <summary>Name as Linux tells it, or "unknown processor".</summary>
    public static string Name { get; } = Read();

    private static string Read()
    {
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return line is null ? "unknown processor" : Onnx.OnnxText.OneLine(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }
        catch (IOException)
        {
            return "unknown processor";
        }
    }
}
