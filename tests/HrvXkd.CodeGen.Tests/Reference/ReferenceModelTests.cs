using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Tests.Emit;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CodeGen.Verify;
using Xunit.Abstractions;

namespace HrvXkd.CodeGen.Tests.Reference;

public class ReferenceModelTests(ITestOutputHelper output)
{
    // Without int8 only the Q16.16 format separates the integers from float: about 2^-16 an edge, grown by the layers after it.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_FloatModel_IsFloatWithinFixedPointRounding(int seed)
    {
        Comparison pair = Compare(Students.Float(seed), seed);
        output.WriteLine($"{pair}");
        Assert.True(pair.MaxAbs < 1e-3, $"{pair}");
        Assert.True(pair.Rmse < 2e-4, $"{pair}");
    }

    // An int8 element that lies between two steps is rounded the other way now and then; each such element is one step.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Run_QuantizedModel_IsOnnxRuntimeWithinAFewRoundings(int seed)
    {
        Comparison pair = Compare(Students.Quantized(seed), seed);
        output.WriteLine($"{pair}");
        Assert.True(pair.RmsePercent < 1, $"{pair}");
        Assert.True(pair.FlipsPercent < 0.5, $"{pair}");
    }

    [Fact]
    public void Run_MaskedWindow_IgnoresItsFeatures()
    {
        ReferenceModel reference = ReferenceModel.Import(Students.Quantized(1));
        RiskVectors vectors = Verifier.RandomVectors(Students.Quantized(1), 1, 1);
        byte[] valid = [1, 1, 0, 1, 1, 1, 1, 1];
        int[] features = vectors.Features(0).ToArray();
        int expected = reference.Run(features, valid);
        features.AsSpan(2 * 12, 12).Fill(int.MaxValue);
        Assert.Equal(expected, reference.Run(features, valid));
        features[0] += 65536;
        Assert.NotEqual(expected, reference.Run(features, valid));
    }

    private static Comparison Compare(OnnxModel model, int seed)
    {
        ReferenceModel reference = ReferenceModel.Import(model);
        RiskVectors vectors = Verifier.RandomVectors(model, 2000, seed);
        using OnnxRunner runner = new(model);
        double[] expected = Array.ConvertAll(runner.Run(vectors.ToVectorSet())["logit"], value => (double)value);
        double[] actual = [.. Enumerable.Range(0, vectors.Count).Select(i => reference.Run(vectors.Features(i), vectors.Mask(i)) / 65536.0)];
        return Comparison.Of(expected, actual);
    }
}
