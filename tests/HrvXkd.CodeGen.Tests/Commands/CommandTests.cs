using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

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
        Assert.Equal(0, Run("emit", "--model", At("student.int8.onnx"), "--out", At("code"), "--namespace", "A.B", "--class", "C", "--time", "--json", At("emit.json")));
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
        OnnxFile.Write(Students.Float(2), At("another.onnx"));
        Assert.Equal(0, Run([.. call, "--max-flips", "100"]));
        Assert.Equal(1, Run("verify", "--model", At("student.int8.onnx"), "--float", At("another.onnx"), "--random", "40", "--max-flips", "1", "--json", At("flips.json")));
        Assert.Contains("of decisions flip against float, at most 1 accepted", File.ReadAllText(At("flips.json")), StringComparison.Ordinal);
        Assert.Equal(0, Run("inspect", "--model", At("student.int8.onnx")));
    }

    [Fact]
    public void Verify_LabelsAndPage_WritesOneSelfContainedPage()
    {
        OnnxModel model = OnnxFile.Read(At("student.int8.onnx"));
        VectorSet vectors = Verifier.RandomVectors(model, 60, 1).ToVectorSet();
        VectorFile.Write(new VectorSet(60, new Dictionary<string, float[]>(vectors.Inputs) { [VectorFile.Label] = [.. Enumerable.Range(0, 60).Select(i => (float)(i % 2))] }), At("v.npz"));
        Assert.Equal(0, Run("verify", "--model", At("student.int8.onnx"), "--float", At("student.onnx"), "--vectors", At("v.npz"), "--html", At("v.html"), "--json", At("v.json")));
        string page = File.ReadAllText(At("v.html"));
        Assert.Contains("Against labels", page, StringComparison.Ordinal);
        Assert.Contains("Quantizer by quantizer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(At("v.json")));
        Assert.Equal(3, json.RootElement.GetProperty("scores").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("quantizers").GetArrayLength() > 5);
        Assert.True(json.RootElement.GetProperty("edges")[0].TryGetProperty("tie_distance", out _));
    }

    // Windows of the size of real ones: 30 subjects about the training mean, as .csv and .npy.
    [Theory]
    [InlineData("windows.csv")]
    [InlineData("windows.npz")]
    public void Emit_CalibratedOnWindows_IsInt8AndVerifies(string file)
    {
        OnnxModel model = OnnxFile.Read(At("student.onnx"));
        VectorSet vectors = RandomVectors.Make(model, 30, 4);
        if (file.EndsWith(".csv", StringComparison.Ordinal))
            File.WriteAllText(At(file), Csv(vectors));
        else
            VectorFile.Write(vectors, At(file), model);
        Assert.Equal(0, Run("emit", "--model", At("student.onnx"), "--calibrate", At(file), "--keep-wide", "skip", "--out", At("code")));
        Assert.Contains("int8[", File.ReadAllText(At("code/StudentModel.g.cs")), StringComparison.Ordinal);
        Assert.Equal(0, Run("verify", "--model", At("student.onnx"), "--calibrate", At(file), "--keep-wide", "skip", "--vectors", At(file)));
    }

    private static string Csv(VectorSet vectors)
    {
        System.Text.StringBuilder text = new();
        text.AppendJoin(',', Enumerable.Range(0, 96).Select(i => $"features.{i}").Concat(Enumerable.Range(0, 8).Select(i => $"valid.{i}"))).Append('\n');
        for (int row = 0; row < vectors.Count; row++)
            text.AppendJoin(',', vectors.Inputs["features"].Skip(row * 96).Take(96).Concat(vectors.Inputs["valid"].Skip(row * 8).Take(8)).Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    [Theory]
    [InlineData("student.onnx", false)]
    [InlineData("student.int8.onnx", true)]
    public void Inspect_Model_TellsLayersAndWhatWouldBeInt8(string file, bool quantized)
    {
        Assert.Equal(0, Run("inspect", "--model", At(file), "--json", At("i.json")));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(At("i.json")));
        Assert.Equal(quantized, json.RootElement.GetProperty("quantized").GetBoolean());
        Assert.Equal(quantized ? 0 : 13, json.RootElement.GetProperty("would_narrow").GetArrayLength());
        Assert.Equal(2568, json.RootElement.GetProperty("macs_per_run").GetInt64());
        Assert.InRange(json.RootElement.GetProperty("ram_bytes").GetInt32(), 500, json.RootElement.GetProperty("ram_bytes_unshared").GetInt32() * 3 / 4);
    }

    [Fact]
    public void Profile_Model_WritesFigures()
    {
        // Exit code 1 is for a busy machine only: then layers and whole disagree.
        Assert.InRange(Run("profile", "--model", At("student.int8.onnx"), "--rounds", "10", "--core", "a76", "--json", At("p.json"), "--html", At("p.html")), 0, 1);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(At("p.json")));
        Assert.Equal("a76", json.RootElement.GetProperty("core").GetProperty("name").GetString());
        Assert.Contains("Layer by layer", File.ReadAllText(At("p.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emit", "--out", ".")]
    [InlineData("emit", "--model", "none.onnx", "--out", ".")]
    [InlineData("verify", "--model", "none.onnx")]
    [InlineData("verify", "--model", "student.int8.onnx", "--random", "0")]
    [InlineData("verify", "--model", "student.int8.onnx", "--random", "5", "--vectors", "x.npz")]
    [InlineData("verify", "--model", "student.int8.onnx", "--max-flips", "1")]
    [InlineData("verify", "--model", "student.int8.onnx", "--float", "student.onnx", "--max-flips", "-1")]
    [InlineData("verify", "--model", "student.int8.onnx", "--vectors", "student.onnx")]
    [InlineData("inspect", "--model", "student.onnx", "--no-such-option")]
    [InlineData("inspect", "--model", "student.onnx", "--keep-wide", "skip")]
    [InlineData("inspect", "--model", "student.onnx", "--json", "no/such/folder.json")]
    [InlineData("profile", "--model", "student.int8.onnx", "--core", "z80")]
    [InlineData("profile", "--model", "student.int8.onnx", "--rounds", "3")]
    [InlineData("profile", "--model", "none.onnx")]
    [InlineData("emit", "--model", "student.onnx", "--calibrate-random", "9", "--keep-wide", "nothing", "--out", ".")]
    public void AnyCommand_BadCall_EndsWithTwo(params string[] call) =>
        Assert.Equal(2, Run([.. call.Select(text => text.EndsWith(".onnx", StringComparison.Ordinal) || text.EndsWith(".npz", StringComparison.Ordinal) ? At(text) : text)]));

    private static int Run(params string[] args) => (int)typeof(CodeGenerator).Assembly.EntryPoint!.Invoke(null, [args])!;

    private string At(string name) => Path.Combine(_folder, name);
}
