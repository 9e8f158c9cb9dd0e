using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Emits the models and builds HrvXkd.InferenceRunner with them, in a copy: packs of NativeAOT would change the projects' lock files.</summary>
internal sealed class RunnerBuild
{
    private static readonly string[] Parts =
    [
        "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "build", "firmware/HrvXkd.Core", "firmware/HrvXkd.NanoReference", "firmware/HrvXkd.Model",
        "tests/HrvXkd.InferenceRunner", "tests/HrvXkd.Core.Tests/Kernels",
    ];

    private readonly string _project;
    private readonly string _emitted;

    /// <summary>Copies and emits.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="models">Folder of student_S|M|L_qdq.onnx.</param>
    /// <param name="folder">Where to work.</param>
    public RunnerBuild(string root, string models, string folder)
    {
        foreach (string part in Parts)
            Copy(Path.Combine(root, part), Path.Combine(folder, part));
        _project = Path.Combine(folder, "tests", "HrvXkd.InferenceRunner");
        _emitted = Path.Combine(folder, "emitted");
        Directory.CreateDirectory(_emitted);
        foreach (string shape in InferenceCommand.Shapes)
        {
            EmittedModel emitted = CodeGenerator.Emit(OnnxFile.Read(Path.Combine(models, $"student_{shape}_qdq.onnx")), new EmitOptions { Namespace = "HrvXkd.Emitted", ClassName = "Shape" + shape });
            File.WriteAllBytes(Path.Combine(_emitted, emitted.FileName), emitted.ToBytes());
        }
    }

    /// <summary>Builds for the just-in-time compiler.</summary>
    /// <returns>Program and arguments.</returns>
    public string[] Jit()
    {
        Command.Run("dotnet", "publish", _project, "-c", "Release", "--nologo", "-v", "quiet", $"-p:Emitted={_emitted}", "-o", Path.Combine(_project, "jit"));
        return ["dotnet", Path.Combine(_project, "jit", "HrvXkd.InferenceRunner.dll")];
    }

    /// <summary>Builds ahead of time for the instructions of this machine, as the C is.</summary>
    /// <returns>The program.</returns>
    public string[] Native()
    {
        Command.Run("dotnet", "publish", _project, "-c", "Release", "--nologo", "-v", "quiet", "--use-current-runtime", $"-p:Emitted={_emitted}", "-p:Native=true", "-p:IlcInstructionSet=native", "-o", Path.Combine(_project, "native"));
        return [Path.Combine(_project, "native", "HrvXkd.InferenceRunner")];
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
            return;
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(from))
            if (Path.GetFileName(entry) is not ("bin" or "obj" or "packages.lock.json"))
                Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
    }
}
