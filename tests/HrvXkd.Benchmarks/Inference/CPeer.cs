using System.Globalization;
using System.Text.RegularExpressions;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>The hand-written vector int8 C, built as its run.sh does; it checks itself against float before its clock starts.</summary>
internal sealed partial class CPeer(string program) : IPeer
{
    public string Name => "int8 C, vector";

    /// <summary>Builds it, or tells why not.</summary>
    /// <param name="source">Folder of the C.</param>
    /// <param name="model">S, M or L.</param>
    /// <param name="folder">Where to build.</param>
    public static CPeer Build(string source, string model, string folder)
    {
        string program = Path.Combine(folder, $"c-{model}");
        Command.Run("gcc", "-O3", "-march=native", $"-DMODEL=\"model_{model}.h\"", $"-DPACK=\"pack_{model}.h\"", "-DINT8IN", Path.Combine(source, "i8v.c"), Path.Combine(source, "harness.c"), "-lm", "-o", program);
        return new CPeer(program);
    }

    public double Time()
    {
        Match match = Median().Match(Command.Run(program, "c"));
        return match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : throw new InvalidDataException($"{program}: no median in its output");
    }

    public void Dispose() { }

    [GeneratedRegex(@"median\s+([\d.]+) ns")]
    private static partial Regex Median();
}
