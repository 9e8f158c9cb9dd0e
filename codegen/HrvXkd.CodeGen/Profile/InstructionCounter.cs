// Instructions of x86-64, exact and repeatable: the program taken apart is compiled ahead of time and run in valgrind's callgrind, which counts
// each method with all that it calls. Debug information is stripped: valgrind 3.19 cannot read that of .NET.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using HrvXkd.CodeGen.Emit;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Profile;

/// <summary>Counts the instructions of each step.</summary>
internal static partial class InstructionCounter
{
    private const int Runs = 16;

    private static readonly string[] Tools = ["valgrind", "callgrind_annotate", "dotnet", "clang", "strip"];

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <StripSymbols>false</StripSymbols>
            <OptimizationPreference>Speed</OptimizationPreference>
            <InvariantGlobalization>true</InvariantGlobalization>
            <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
          </PropertyGroup>
          <ItemGroup><Reference Include="HrvXkd.Core.dll" /></ItemGroup>
        </Project>
        """;

    /// <summary>Counts, or tells why it cannot.</summary>
    /// <param name="twin">The model taken apart.</param>
    /// <param name="steps">Methods to count.</param>
    /// <param name="inputs">Windows or vectors to run.</param>
    /// <param name="outputs">Numbers of a result.</param>
    public static InstructionCounts Count(EmittedModel twin, IReadOnlyList<string> steps, int[][] inputs, int outputs)
    {
        string[] missing = [.. Tools.Where(tool => !IsInstalled(tool))];
        if (missing.Length > 0 || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return InstructionCounts.Absent(missing.Length > 0 ? $"not counted, not installed: {string.Join(", ", missing)}" : "not counted, this is no x86-64 machine");
        string folder = Directory.CreateTempSubdirectory("hrvxkd-count").FullName;
        try
        {
            return Count(folder, twin, steps, inputs, outputs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static InstructionCounts Count(string folder, EmittedModel twin, IReadOnlyList<string> steps, int[][] inputs, int outputs)
    {
        File.WriteAllText(Path.Combine(folder, "count.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.Copy(typeof(FixedPoint).Assembly.Location, Path.Combine(folder, "HrvXkd.Core.dll"));
        File.WriteAllText(Path.Combine(folder, "Model.cs"), twin.Source.Replace("public void ProfileStep", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] public void ProfileStep", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), MainProgram(twin, steps, inputs, outputs));
        string rid = "linux-x64", program = Path.Combine(folder, "out", "count"), counts = Path.Combine(folder, "counts");
        if (Run(folder, "dotnet", out string text, "publish", "-c", "Release", "-r", rid, "-o", "out", "--nologo", "-v", "quiet") != 0)
            return InstructionCounts.Absent($"not counted, native compilation failed: {Onnx.OnnxText.OneLine(text.Trim())}");
        if (Run(folder, "strip", out text, "--strip-debug", program) != 0
            || Run(folder, "valgrind", out text, "--tool=callgrind", $"--callgrind-out-file={counts}", program) != 0
            || Run(folder, "callgrind_annotate", out text, "--inclusive=yes", "--threshold=100", counts) != 0)
            return InstructionCounts.Absent($"not counted: {Onnx.OnnxText.OneLine(text.Trim())}");
        Dictionary<string, long> found = [];
        foreach (Match line in Counted().Matches(text))
            found[line.Groups["step"].Value] = long.Parse(line.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) / Runs;
        return steps.All(found.ContainsKey)
            ? new InstructionCounts($"instructions of x86-64, NativeAOT, counted by callgrind, mean of {Runs} runs", [.. steps.Select(step => found[step])])
            : InstructionCounts.Absent($"not counted, callgrind shows {found.Count} of {steps.Count} methods");
    }

    private static string MainProgram(EmittedModel twin, IReadOnlyList<string> steps, int[][] inputs, int outputs)
    {
        bool streams = !twin.Source.Contains(": IVectorModel", StringComparison.Ordinal);
        string rows = string.Join(",\n", Enumerable.Range(0, Runs).Select(i => $"new int[] {{ {string.Join(',', inputs[i % inputs.Length].Select(value => value.ToString(CultureInfo.InvariantCulture)))} }}"));
        return $$"""
            int[][] inputs = { {{rows}} };
            int[] output = new int[{{outputs}}];
            {{twin.Namespace}}.{{twin.ClassName}} model = new();
            foreach (int[] input in inputs)
            {
                model.{{ProfilingTwin.Give}}(input, {{(streams ? "65536" : "output")}});
                {{string.Concat(steps.Select(step => $"model.{step}(); "))}}
            }
            """;
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));

    private static int Run(string folder, string program, out string output, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> faults = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            output += faults.Result;
        return process.ExitCode;
    }

    [GeneratedRegex(@"^\s*(?<count>[0-9,]+) .*__(?<step>ProfileStep[0-9]+)\b", RegexOptions.Multiline)]
    private static partial Regex Counted();
}
