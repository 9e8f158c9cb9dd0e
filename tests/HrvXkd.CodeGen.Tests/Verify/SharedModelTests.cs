using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Tests;

namespace HrvXkd.CodeGen.Tests.Verify;

/// <summary>Transformers of three sizes with random weights, as another tool exports them: float and QDQ.</summary>
public class SharedModelTests
{
    [SkippableTheory]
    [InlineData("S")]
    [InlineData("M")]
    [InlineData("L")]
    public void Verify_QdqModel_IsBitExactAndWithinHalfAPercentOfOnnxRuntime(string size)
    {
        OnnxModel model = OnnxFile.Read(SharedData.Require($"models/student_{size}_qdq.onnx"));
        OnnxModel exact = OnnxFile.Read(SharedData.Require($"models/student_{size}.onnx"));
        VerifyOptions options = new() { MaxQdqRmsePercent = 0.5, EdgeVectors = 64 };
        VerificationReport report = Verifier.RunWhole(model, exact, RandomVectors.Make(model, 500, 1), options);
        Assert.True(report.Passed, string.Join("; ", report.Failures));
        Assert.True(report.BitExact);
        Assert.True(report.SelfTest);
        Assert.All(report.Edges, edge => Assert.True(edge.OnlyTies, edge.Reason));
        Assert.Equal(0, Verifier.ProveBits(model, 500, 2).Mismatches);
    }

    [SkippableTheory]
    [InlineData("S")]
    [InlineData("M")]
    [InlineData("L")]
    public void Verify_FloatModel_IsBitExactAndFollowsOnnxRuntime(string size)
    {
        OnnxModel model = OnnxFile.Read(SharedData.Require($"models/student_{size}.onnx"));
        VerificationReport report = Verifier.RunWhole(model, model, RandomVectors.Make(model, 200, 1), new VerifyOptions { MinSqnrDb = 60, EdgeVectors = 16 });
        Assert.True(report.Passed, string.Join("; ", report.Failures));
        Assert.Equal(0, Verifier.ProveBits(model, 200, 2).Mismatches);
    }
}
