using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Verify;

public class VerifierTests
{
    [Fact]
    public void Run_Student_PassesAndExplainsItself()
    {
        OnnxModel model = Students.Quantized(1);
        VerificationReport report = Verifier.Run(model, Students.Float(1), Verifier.RandomVectors(model, 300, 1));
        Assert.True(report.Passed, string.Join("; ", report.Failures));
        Assert.True(report.BitExact);
        Assert.Equal(300, report.IntegerVsQdq.Count);
        Assert.InRange(report.IntegerVsQdq.Rmse, 1e-9, report.IntegerVsFloat!.Rmse);
        Assert.Equal("z", report.Edges[0].Name);
        Assert.Equal(0, report.Edges.Single(edge => edge.Name == "attention.norm").MaxAbs > 1 ? 1 : 0);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        Assert.True(json.RootElement.GetProperty("bit_exact").GetBoolean());
        Assert.True(json.RootElement.GetProperty("integer_vs_float").GetProperty("flips_percent").GetDouble() >= 0);
    }

    [Fact]
    public void Run_TamperedCode_FailsAndSaysWhere()
    {
        OnnxModel model = Students.Quantized(1);
        EmittedModel emitted = CodeGenerator.Emit(model);
        EmittedModel tampered = emitted with { Source = emitted.Source.Replace("LayerNorm.ToInt8(", "LayerNorm.ToInt8(typo, ", StringComparison.Ordinal) };
        Assert.NotEqual(emitted.Source, tampered.Source);
        Assert.StartsWith("HRVG301", Assert.Throws<CodeGenException>(() => CompiledModel.Compile(tampered)).Message, StringComparison.Ordinal);

        tampered = emitted with { Source = emitted.Source.Replace("return Evaluate();", "return Evaluate() + 1;", StringComparison.Ordinal) };
        VerificationReport report = Verifier.Run(model, null, Verifier.RandomVectors(model, 20, 1), emitted: tampered);
        Assert.False(report.Passed);
        Assert.False(report.SelfTest);
        Assert.Equal((20, 0), (report.Mismatches, report.FirstMismatch));
    }

    [Fact]
    public void Run_LimitsNotMet_GiveANegativeVerdict()
    {
        OnnxModel model = Students.Quantized(1);
        VerifyOptions strict = new() { MinSqnrDb = 190, MaxFlipsPercent = -1, MaxQdqRmsePercent = 0 };
        VerificationReport report = Verifier.Run(model, Students.Float(1), Verifier.RandomVectors(model, 50, 1), strict);
        Assert.Equal(3, report.Failures.Count);
    }

    [Fact]
    public void Run_NoValidWindow_IsLeftOutOfFloatComparisonsOnly()
    {
        OnnxModel model = Students.Quantized(1);
        RiskVectors vectors = Verifier.RandomVectors(model, 10, 1);
        Array.Clear(vectors.Valid, 0, 8);
        VerificationReport report = Verifier.Run(model, Students.Float(1), vectors);
        Assert.True(report.BitExact);
        Assert.Equal(9, report.IntegerVsFloat!.Count);
    }

    [Fact]
    public void Run_OnnxRuntimesOwnInputs_DifferAtTiesOnly()
    {
        OnnxModel model = Students.Quantized(2);
        VerificationReport report = Verifier.Run(model, null, Verifier.RandomVectors(model, 256, 2));
        Assert.All(report.Edges, edge => Assert.InRange(edge.TieDistance, 0, EdgeComparison.TieWidth));
        Assert.All(report.Edges.Where(edge => edge.OwnSteps > edge.StepsOff + 50), edge => Assert.Fail(edge.Name));
        Assert.Contains("own inputs", report.Rounding, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StudyOfQuantizers_NamesTheOneThatWasMadeCoarse()
    {
        OnnxModel model = Students.Quantized(1);
        OnnxTensor scale = model.Initializers.First(tensor => tensor.Name == "hidden.norm.scale");
        OnnxEdit.Replace(model, OnnxTensor.Of(scale.Name, [20 * scale.ToFloats()[0]], [.. scale.Shape]));
        VerificationReport report = Verifier.Run(model, Students.Float(1), Verifier.RandomVectors(model, 200, 1), new VerifyOptions { StudyQuantizers = true });
        QuantizerEffect[] each = [.. report.Quantizers.Skip(1)];
        Assert.Equal("hidden.norm", each.MinBy(one => one.AloneOnSqnrDb)!.Name);
        Assert.Equal("hidden.norm", each.MaxBy(one => one.AloneOffSqnrDb)!.Name);
        Assert.Contains(each, one => one.Kind == "weight");
    }

    [Fact]
    public void Run_Labels_ScoreEveryModelAndTheirDifferences()
    {
        OnnxModel model = Students.Quantized(1);
        RiskVectors vectors = Verifier.RandomVectors(model, 200, 1);
        CodeGen.Reference.ReferenceModel reference = CodeGen.Reference.ReferenceModel.Import(model);
        byte[] labels = [.. Enumerable.Range(0, 200).Select(i => reference.Run(vectors.Features(i), vectors.Mask(i)) > 0 == (i % 10 > 0) ? (byte)1 : (byte)0)];
        VerificationReport report = Verifier.Run(model, Students.Float(1), vectors, new VerifyOptions { Labels = labels });
        Assert.Equal(["integer", "QDQ", "float"], report.Scores.Select(scores => scores.Model));
        Assert.All(report.Scores, scores => Assert.InRange(scores.Auc, 0.6, 0.999));
        Assert.InRange(report.Scores[0].Auc - report.Scores[1].Auc, -0.01, 0.01);
        Assert.StartsWith("HRVG302", Assert.Throws<CodeGenException>(() => Verifier.Run(model, null, vectors, new VerifyOptions { Labels = new byte[200] })).Message, StringComparison.Ordinal);
        Assert.StartsWith("HRVG302", Assert.Throws<CodeGenException>(() => Verifier.Run(model, null, vectors, new VerifyOptions { Labels = new byte[3] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FloatsThatCameFromQ16_AreRestoredExactly()
    {
        RiskVectors vectors = new(1, [.. Enumerable.Range(0, 96).Select(i => (i - 48) * 174_003)], [.. Enumerable.Repeat((byte)1, 8)]);
        Assert.Equal(vectors.FeaturesQ16, RiskVectors.Of(vectors.ToVectorSet()).FeaturesQ16);
        VectorSet huge = new(1, new Dictionary<string, float[]> { ["features"] = [.. Enumerable.Repeat(1e9f, 96)], ["valid"] = new float[8] });
        Assert.All(RiskVectors.Of(huge).FeaturesQ16, value => Assert.Equal(int.MaxValue, value));
        huge.Inputs["features"][5] = float.NaN;
        Assert.StartsWith("HRVG302", Assert.Throws<CodeGenException>(() => RiskVectors.Of(huge)).Message, StringComparison.Ordinal);
    }
}
