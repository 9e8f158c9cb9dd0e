using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;

namespace HrvXkd.CodeGen.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd").FullName;

    public CommandTests()
    {
        OnnxFile.Write(Students.Quantized(1), At("student.int8.onnx"));
        OnnxFile.Write(Students.Float(1), At("student.onnx"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Emit_Model_WritesWhatTheLibraryGives()
    {
        Assert.Equal(0, Run("emit", "--model", At("student.int8.onnx"), "--out", At("code"), "--namespace", "A.B", "--class", "C", "--json", At("emit.json")));
        EmittedModel expected = CodeGenerator.Emit(OnnxFile.Read(At("student.int8.onnx")), new EmitOptions { Namespace = "A.B", ClassName = "C" });
        Assert.Equal(expected.ToBytes(), File.ReadAllBytes(At("code/C.g.cs")));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(At("emit.json")));
        Assert.Equal(expected.Sha256, json.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(expected.FlashBytes, json.RootElement.GetProperty("flash_bytes").GetInt32());
    }

    [Fact]
    public void Verify_Model_GivesVerdictAsExitCode()
    {
        string[] call = ["verify", "--model", At("student.int8.onnx"), "--float", At("student.onnx"), "--random", "40", "--json", At("verify.json")];
        Assert.Equal(0, Run(call));
        Assert.Equal(1, Run([.. call, "--min-sqnr", "150"]));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(At("verify.json")));
        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(0, Run("inspect", "--model", At("student.int8.onnx")));
    }

    [Theory]
    [InlineData("emit", "--out", ".")]
    [InlineData("emit", "--model", "none.onnx", "--out", ".")]
    [InlineData("verify", "--model", "none.onnx")]
    [InlineData("verify", "--model", "student.int8.onnx", "--random", "0")]
    [InlineData("verify", "--model", "student.int8.onnx", "--random", "5", "--vectors", "x.npz")]
    [InlineData("verify", "--model", "student.int8.onnx", "--max-flips", "1")]
    [InlineData("verify", "--model", "student.int8.onnx", "--vectors", "student.onnx")]
    [InlineData("inspect", "--model", "student.onnx", "--no-such-option")]
    public void AnyCommand_BadCall_EndsWithTwo(params string[] call) =>
        Assert.Equal(2, Run([.. call.Select(text => text.EndsWith(".onnx", StringComparison.Ordinal) || text.EndsWith(".npz", StringComparison.Ordinal) ? At(text) : text)]));

    private static int Run(params string[] args) => (int)typeof(CodeGenerator).Assembly.EntryPoint!.Invoke(null, [args])!;

    private string At(string name) => Path.Combine(_folder, name);
}
