// A child process of this program that has fewer instruction sets. Its first line is the path that its kernels take; then one hash a block.
using System.Diagnostics;
using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Answers of emitted code with instruction sets taken away.</summary>
internal sealed class PathChild : IDisposable
{
    /// <summary>Name of the hidden command.</summary>
    public const string Command = "answers";

    /// <summary>
    /// What is emitted and what is taken away, one child each; children that end up on a path already known are not asked. A microcontroller has
    /// no vectors: its emission runs without them.
    /// </summary>
    public static readonly (EmitTarget Target, string[] Without)[] All =
    [
        (EmitTarget.DotNet, ["DOTNET_EnableAVXVNNI"]),
        (EmitTarget.DotNet, ["DOTNET_EnableAVX512"]),
        (EmitTarget.DotNet, ["DOTNET_EnableAVX512", "DOTNET_EnableAVXVNNI"]),
        (EmitTarget.DotNet, ["DOTNET_EnableArm64Dp"]),
        (EmitTarget.DotNet, ["DOTNET_EnableHWIntrinsic"]),
        (EmitTarget.Nano, ["DOTNET_EnableHWIntrinsic"]),
    ];

    private readonly Process _process;

    private PathChild(Process process, string path) => (_process, Path) = (process, path);

    /// <summary>The path that the child's kernels take.</summary>
    public string Path { get; }

    /// <summary>Starts a child.</summary>
    /// <param name="target">What is emitted.</param>
    /// <param name="without">Variables of the runtime that are set to 0.</param>
    /// <param name="model">File of the model.</param>
    /// <param name="count">Vectors.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="CodeGenException">HRVG305: the child does not start.</exception>
    public static PathChild Start(EmitTarget target, string[] without, string model, long count, int seed)
    {
        string host = Environment.ProcessPath is { } own && System.IO.Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        string[] arguments =
        [
            "exec", typeof(CodeGenerator).Assembly.Location, Command, "--model", model, "--bits", count.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture), "--target", target.ToString(),
        ];
        ProcessStartInfo start = new(host, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in without)
            start.Environment[variable] = "0";
        Process process = Process.Start(start) ?? throw new CodeGenException($"HRVG305 {host}: does not start; accepted: a dotnet host on PATH");
        string path = process.StandardOutput.ReadLine() ?? throw new CodeGenException($"HRVG305 {host} {string.Join(' ', arguments)}: {OnnxText.OneLine(process.StandardError.ReadToEnd())}");
        return new PathChild(process, path);
    }

    /// <summary>Writes what <see cref="Start"/> reads.</summary>
    public static void Answer(OnnxModel model, EmitTarget target, long count, int seed, TextWriter output)
    {
        using CompiledModel compiled = CompiledModel.Compile(CodeGenerator.Emit(model, new EmitOptions { Target = target }));
        output.WriteLine((target == EmitTarget.Nano ? "nano emission, " : "") + Core.Kernels.KernelPath.Name);
        foreach (ulong hash in new BitProof(model, count, seed).Answers(compiled))
            output.WriteLine(hash.ToString("x16", CultureInfo.InvariantCulture));
    }

    /// <summary>Compares all answers.</summary>
    /// <param name="expected">The reference's hashes.</param>
    /// <param name="progress">Receives the number of blocks done.</param>
    /// <returns>True if one differs or is missing.</returns>
    public bool Differs(ulong[] expected, Action<int>? progress)
    {
        bool differs = false;
        for (int block = 0; block < expected.Length; block++)
        {
            differs |= _process.StandardOutput.ReadLine() != expected[block].ToString("x16", CultureInfo.InvariantCulture);
            progress?.Invoke(block + 1);
        }

        return differs;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
