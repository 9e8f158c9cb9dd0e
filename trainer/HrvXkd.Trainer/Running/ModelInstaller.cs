using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Profile;
using HrvXkd.CommandLine;

namespace HrvXkd.Trainer.Running;

/// <summary>Replaces the model that is checked in.</summary>
internal static class ModelInstaller
{
    /// <summary>The project that holds the default model, found upwards from the current folder.</summary>
    /// <returns>The folder.</returns>
    /// <exception cref="UsageException">The current folder is in no checkout.</exception>
    public static string FindModelFolder()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
                return Path.Combine(folder.FullName, "firmware", "HrvXkd.Model");
        throw new UsageException("--install needs a checkout: no HrvXkd.sln in this folder or above it");
    }

    /// <summary>Copies model and emitted code; emits the model taken apart, which the device profiles, and the one of the nanoFramework application.</summary>
    /// <param name="outFolder">Where the run wrote them.</param>
    /// <param name="modelFolder">The project that holds the default model.</param>
    public static void Install(string outFolder, string modelFolder)
    {
        foreach (string file in new[] { RunFiles.Int8Model, RunFiles.EmittedSource })
            File.Copy(Path.Combine(outFolder, file), Path.Combine(modelFolder, file), overwrite: true);
        string path = Path.Combine(modelFolder, RunFiles.Int8Model);
        OnnxModel model = OnnxFile.Read(path);
        EmitOptions options = new() { ModelSha256 = CodeGenerator.Hash(File.ReadAllBytes(path)) };
        EmitOptions layers = options with { Namespace = "HrvXkd.Firmware.Profile", ClassName = "StudentLayers", Call = " --layers" };
        Write(Path.Combine(modelFolder, "..", "HrvXkd.Firmware", "Profile", "StudentLayers.g.cs"), LayerSource.Of(CodeGenerator.Emit(model, layers)));
        Write(
            Path.Combine(modelFolder, "..", "HrvXkd.Firmware.Nano", "Model", RunFiles.EmittedSource),
            CodeGenerator.Emit(model, options with { Target = EmitTarget.Nano, Call = " --target nano" }));
    }

    private static void Write(string path, EmittedModel emitted) => File.WriteAllBytes(path, emitted.ToBytes());
}
