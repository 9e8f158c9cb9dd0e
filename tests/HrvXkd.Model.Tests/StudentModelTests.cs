using System.Text;
using HrvXkd.CodeGen;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Profile;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.Model.Tests;

public class StudentModelTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Model");

    private static OnnxModel Onnx => OnnxFile.Read(Path.Combine(Folder, "student.int8.onnx"));

    [Fact]
    public void Emit_CheckedInOnnx_GivesTheCheckedInCodeByteForByte()
    {
        byte[] expected = File.ReadAllBytes(Path.Combine(Folder, "StudentModel.g.cs"));
        string hash = CodeGenerator.Hash(File.ReadAllBytes(Path.Combine(Folder, "student.int8.onnx")));
        EmittedModel emitted = CodeGenerator.Emit(Onnx, new EmitOptions { ModelSha256 = hash });
        Assert.True(expected.AsSpan().SequenceEqual(emitted.ToBytes()), $"StudentModel.g.cs is not what student.int8.onnx gives:\n{FirstDifference(Encoding.UTF8.GetString(expected), emitted.Source)}");
        Assert.Equal(StudentModel.ModelSha256, hash);
    }

    [Fact]
    public void Layers_CheckedIn_AreTheModelTakenApart()
    {
        string hash = CodeGenerator.Hash(File.ReadAllBytes(Path.Combine(Folder, "student.int8.onnx")));
        EmittedModel emitted = LayerSource.Of(CodeGenerator.Emit(Onnx, new EmitOptions { ModelSha256 = hash, Namespace = "HrvXkd.Firmware.Profile", ClassName = "StudentLayers", Call = " --layers" }));
        string expected = File.ReadAllText(Path.Combine(Folder, "StudentLayers.g.cs"));
        Assert.True(expected == emitted.Source, $"StudentLayers.g.cs is not what student.int8.onnx gives:\n{FirstDifference(expected, emitted.Source)}");
    }

    [Fact]
    public void LayersOf_SelfContainedModel_IsRefused() =>
        Assert.StartsWith("HRVG306", Assert.Throws<CodeGenException>(() => LayerSource.Of(CodeGenerator.Emit(Onnx, new EmitOptions { SelfContained = true }))).Message, StringComparison.Ordinal);

    [Fact]
    public void SelfTest_ThisMachine_Passes() => Assert.True(StudentModel.SelfTest());

    [Fact]
    public void Push_RandomSequences_EqualsReferenceInEveryBit()
    {
        OnnxModel model = Onnx;
        ReferenceModel reference = ReferenceModel.Import(model);
        RiskVectors vectors = Verifier.RandomVectors(model, 1000, 7);
        StudentModel student = new();
        int[] window = new int[12];
        for (int i = 0; i < vectors.Count; i++)
        {
            int logit = 0;
            for (int w = 0; w < 8; w++)
            {
                vectors.Features(i).Slice(12 * w, 12).CopyTo(window);
                logit = student.Push(window, vectors.Mask(i)[w] != 0);
            }

            Assert.Equal(reference.Run(vectors.Features(i), vectors.Mask(i)), logit);
        }
    }

    [Fact]
    public void Push_ManyWindows_AllocatesNothing()
    {
        RiskVectors vectors = Verifier.RandomVectors(Onnx, 100, 8);
        StudentModel student = new();
        int[] window = new int[12];
        Run(student, vectors, window);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long sum = Run(student, vectors, window);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
        Assert.Equal(sum, Run(new StudentModel(), vectors, window));
    }

    [Fact]
    public void CopyAttention_MaskedWindows_GetNothingAndTheOthersShareTheWhole()
    {
        RiskVectors vectors = Verifier.RandomVectors(Onnx, 20, 9);
        StudentModel student = new();
        int[] window = new int[12], weights = new int[student.AttentionHeads * 8];
        for (int i = 0; i < 160; i++)
        {
            Array.Copy(vectors.FeaturesQ16, i * 12, window, 0, 12);
            student.Push(window, i % 3 != 1);
            student.CopyAttention(weights);
            if (i < 8)
                continue;
            foreach (int[] head in weights.Chunk(8))
            {
                Assert.InRange(head.Sum(), 65536 - 8, 65536 + 8);
                Assert.All(Enumerable.Range(0, 8).Where(place => (i - 7 + place) % 3 == 1), place => Assert.Equal(0, head[place]));
            }
        }
    }

    private static long Run(StudentModel student, RiskVectors vectors, int[] window)
    {
        long sum = 0;
        student.Reset();
        for (int i = 0; i < vectors.Count * 8; i++)
        {
            Array.Copy(vectors.FeaturesQ16, i * 12, window, 0, 12);
            sum = unchecked((sum * 31) + student.Push(window, vectors.Valid[i] != 0));
        }

        return sum;
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i], -1);
        return line < 0 ? $"{left.Length} lines, now {right.Length}" : $"line {line + 1}: {left[line]}\nnow: {right[line]}";
    }
}
