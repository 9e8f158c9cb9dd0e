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
        EmittedModel tampered = emitted with { Source = emitted.Source.Replace("LayerNorm.ToInt8(_embed", "LayerNorm.ToInt8(_attentionNormTypo", StringComparison.Ordinal) };
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
