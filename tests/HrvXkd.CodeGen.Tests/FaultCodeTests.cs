using System.IO.Compression;
using System.Text.RegularExpressions;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Graph.Import;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Profile;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests;

/// <summary>Codes that no other test raises, each from a call that a user can make; and a check that no code is without a test.</summary>
public sealed partial class FaultCodeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd-faults").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void FromBytes_NoGraph_IsNoModel() =>
        Raises("HRVG006 empty.onnx: model: no graph", () => OnnxFile.FromBytes(Protobuf.Message(output => Protobuf.Integer(output, 1, 9)), "empty.onnx"));

    [Fact]
    public void OnnxRunner_OperatorOfAStranger_IsRefusedByOnnxRuntime()
    {
        Raises("HRVG020 small: OnnxRuntime: ", () => new OnnxRunner(SmallModel.Make()).Dispose());
    }

    [Fact]
    public void Run_OutputThatIsNotThere_NamesIt()
    {
        OnnxModel model = Chain(4);
        using OnnxRunner runner = new(model);
        Raises("HRVG022 chain: 'nothing' is no float output", () => runner.Run(RandomVectors.Make(model, 2, 1), ["nothing"]));
    }

    [Fact]
    public void ReadFor_StrangeEntryOfAnArchive_NamesIt()
    {
        string path = Path.Combine(_folder, "v.npz");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
            archive.CreateEntry("readme.txt");
        Raises($"HRVG031 {path}: array 'readme.txt': expected", () => VectorFile.ReadFor(path, Chain(4)));
    }

    [Fact]
    public void ReadFor_WordInATable_NamesCellAndWhatIsExpected()
    {
        string path = Path.Combine(_folder, "v.csv");
        File.WriteAllText(path, "1,2,3,4\n5,six,7,8\n");
        Raises($"HRVG032 {path} line 2: cell 2 is 'six', expected a number", () => VectorFile.ReadFor(path, Chain(4)));
    }

    [Fact]
    public void Quantize_WeightThatIsNoNumber_NamesIt()
    {
        OnnxModel model = Chain(4);
        VectorSet vectors = RandomVectors.Make(model, 8, 1);
        OnnxTensor weight = model.Initializers.Last(tensor => tensor.Shape.Count == 2);
        OnnxEdit.Replace(model, OnnxTensor.Of(weight.Name, [.. weight.ToFloats().Select((value, i) => i == 5 ? float.NaN : value)], [.. weight.Shape]));
        Raises($"HRVG043 weight '{weight.Name}' holds NaN at 5, expected", () => PostTrainingQuantizer.Quantize(model, vectors, new QuantizationOptions { CorrectBias = false }));
    }

    // 64 x 100 weights twice are 12,800 multiply-adds in straight lines; an assembly holds about 11,000.
    [Fact]
    public void Emit_TooManyWeightsForNano_NamesBytesLimitLargestLayerAndWayOut()
    {
        OnnxModel model = Quantized(Chain(64, 100));
        string message = Raises("HRVG203 StudentModel.g.cs: ", () => CodeGenerator.Emit(model, new EmitOptions { Target = EmitTarget.Nano }));
        Assert.Matches("[0-9]+ bytes of code; at most 60000 in an assembly", message);
        Assert.Matches("; largest: (relu|layer1) with [0-9]{5};", message);
        Assert.Contains("accepted for nano: ", message, StringComparison.Ordinal);
        Assert.Contains("--target dotnet", message, StringComparison.Ordinal);
        Assert.True(CodeGenerator.Emit(model).FlashBytes > 12_800);
    }

    [Fact]
    public void Check_ProgramThatGivesOtherBits_IsNotTimed()
    {
        EmittedModel emitted = CodeGenerator.Emit(Chain(4));
        ProfilingTwin twin = ProfilingTwin.Of(emitted);
        using CompiledModel compiled = CompiledModel.Compile(twin.Emitted);
        TwinInstance instance = new(compiled.Type, twin.Steps, 4);
        Raises("HRVG304 StudentModel: input 0 gives other bits", () => Profiler.Check(emitted, instance, [[1, 2, 3, 4]], 4, _ => [1, 2, 3, 5]));
    }

    [Fact]
    public void Start_ChildThatFindsNoModel_TellsWhy()
    {
        string message = Raises("HRVG305 ", () => PathChild.Start(EmitTarget.DotNet, [], Path.Combine(_folder, "none.onnx"), 1, 1).Dispose());
        Assert.Contains("HRVG001", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ModelThatDoesNotStream_IsNotTakenApart() => Raises("HRVG306 StudentModel: ", () => LayerSource.Of(CodeGenerator.Emit(Chain(4))));

    [Theory]
    [InlineData(12)]
    [InlineData(23)]
    public void Import_OperatorSetOutsideTheRange_IsRefused(long opset)
    {
        OnnxModel model = Chain(4);
        model.Opset = opset;
        Raises($"HRVG102 chain: operator set {opset}; accepted: 13..22", () => GraphImporter.Import(model));
    }

    [Fact]
    public void Codes_OfTheSources_AllHaveATestAndALineInTheReadme()
    {
        string root = SourceTree.Root();
        string[] codes = [.. Codes(Path.Combine(root, "codegen", "HrvXkd.CodeGen")).Distinct().Order(StringComparer.Ordinal)];
        Assert.InRange(codes.Length, 35, 60);
        Assert.Empty(codes.Except(Codes(Path.Combine(root, "tests", "HrvXkd.CodeGen.Tests"))));
        string readme = File.ReadAllText(Path.Combine(root, "codegen", "README.md"));
        Assert.All(codes.Where(code => string.CompareOrdinal(code, "HRVG046") > 0), code => Assert.Contains($"| {code} |", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Codes(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value));

    private static string Raises(string start, Action act)
    {
        string message = Assert.Throws<CodeGenException>(act).Message;
        Assert.StartsWith(start, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    // width -> columns -> width, so that the widths of the layers decide the size.
    private static OnnxModel Chain(int width, int columns = 4)
    {
        OnnxBuilder graph = new(new OnnxModel { Name = "chain", Opset = 17 });
        Random random = new(1);
        string x = graph.Linear("layer0", graph.Input("x", -1, width), Noise(random, width * columns), new float[columns]);
        graph.Output(graph.Linear("layer1", graph.Node("relu", "Relu", x), Noise(random, columns * width), new float[width]), -1, width);
        return graph.Model;
    }

    private static OnnxModel Quantized(OnnxModel model) => PostTrainingQuantizer.Quantize(model, RandomVectors.Make(model, 8, 1));

    private static float[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];

    [GeneratedRegex("HRVG[0-9]{3}")]
    private static partial Regex Code();
}
