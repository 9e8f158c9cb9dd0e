extern alias nano;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using NanoModel = nano::HrvXkd.Model.StudentModel;

namespace HrvXkd.Firmware.Nano.Tests;

public class EmittedModelTests
{
    private const string Again = "dotnet run -c Release --project codegen/HrvXkd.CodeGen -- emit --model firmware/HrvXkd.Model/student.int8.onnx --out firmware/HrvXkd.Firmware.Nano/Model --target nano";

    private static readonly string Firmware = Path.Combine(Root(), "firmware");

    [Fact]
    public void Model_CheckedIn_IsWhatTheGeneratorMakesOfTheDefaultStudent()
    {
        string model = Path.Combine(Firmware, "HrvXkd.Model", "student.int8.onnx");
        string emitted = CodeGenerator.Emit(
            OnnxFile.Read(model),
            new EmitOptions { ModelFile = "student.int8.onnx", ModelSha256 = CodeGenerator.Hash(File.ReadAllBytes(model)), Target = EmitTarget.Nano, Call = " --target nano" }).Source;
        string found = File.ReadAllText(Path.Combine(Firmware, "HrvXkd.Firmware.Nano", "Model", "StudentModel.g.cs"));
        Assert.True(emitted == found, $"StudentModel.g.cs is not what the generator makes; make it again with\n{Again}");
    }

    [Fact]
    public void SelfTest_NanoBuild_GivesTheHashOfTheDesktopModel()
    {
        Assert.True(NanoModel.SelfTest());
        string desktop = File.ReadAllText(Path.Combine(Firmware, "HrvXkd.Model", "StudentModel.g.cs"));
        Assert.Contains(FormattableString.Invariant($"SelfTestHash = {NanoModel.SelfTestHash};"), desktop, StringComparison.Ordinal);
        Assert.Contains(NanoModel.ModelSha256, desktop, StringComparison.Ordinal);
    }

    /// <summary>Folder of the solution.</summary>
    internal static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("HrvXkd.sln is in no folder above the test");
    }
}
