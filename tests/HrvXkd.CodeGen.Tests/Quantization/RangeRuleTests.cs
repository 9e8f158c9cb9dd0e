using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Tests.Onnx;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Quantization;

public class RangeRuleTests
{
    // Values that fall off within the lowest tenth, and one far out.
    private static long[] WithOutlier()
    {
        long[] counts = new long[RangeChoice.Bins];
        for (int bin = 0; bin < 200; bin++)
            counts[bin] = (long)(100_000 * Math.Exp(-bin / 20.0));
        counts[^1] = 1;
        return counts;
    }

    [Fact]
    public void Of_OneFarValue_IsKeptByMinMaxAndClippedByTheOthers()
    {
        Assert.Equal(1, RangeChoice.Of(WithOutlier(), RangeRule.MinMax));
        Assert.InRange(RangeChoice.Of(WithOutlier(), RangeRule.Percentile), 0.06, 0.12);
        Assert.InRange(RangeChoice.Of(WithOutlier(), RangeRule.MeanSquare), 0.06, 0.5);
        Assert.InRange(RangeChoice.Of(WithOutlier(), RangeRule.Entropy), 0.06, 0.5);
    }

    [Fact]
    public void Of_EvenSpread_ClipsNearlyNothing()
    {
        long[] counts = new long[RangeChoice.Bins];
        Array.Fill(counts, 100);
        foreach (RangeRule rule in Enum.GetValues<RangeRule>())
            Assert.InRange(RangeChoice.Of(counts, rule), 0.98, 1);
    }

    [Theory]
    [InlineData(RangeRule.Percentile)]
    [InlineData(RangeRule.MeanSquare)]
    [InlineData(RangeRule.Entropy)]
    public void Quantize_AnyRule_RunsAndStaysNear(RangeRule rule)
    {
        StudentWeights weights = RandomStudent.Make(2);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = StudentVectors.Make(weights, 500, 2);
        Assert.True(Sqnr(model, PostTrainingQuantizer.Quantize(model, vectors, StudentGraph.Quantization with { Ranges = rule }), vectors) > 20);
    }

    [Fact]
    public void Quantize_FewerBits_IsNoisierWithinItsRange()
    {
        StudentWeights weights = RandomStudent.Make(2);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = StudentVectors.Make(weights, 500, 2);
        OnnxModel four = PostTrainingQuantizer.Quantize(model, vectors, StudentGraph.Quantization with { WeightBits = 4 });
        long[] embed = four.Initializers.Single(tensor => tensor.Name == "embed.weight").ToIntegers();
        Assert.Equal((-7, 7), (embed.Min(), embed.Max()));
        double eight = Sqnr(model, PostTrainingQuantizer.Quantize(model, vectors, StudentGraph.Quantization), vectors);
        Assert.InRange(Sqnr(model, four, vectors), 8, eight - 6);
        Assert.Contains("HRVG046", Assert.Throws<CodeGenException>(() => PostTrainingQuantizer.Quantize(model, vectors, new QuantizationOptions { WeightBits = 9 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_EachQuantizer_AloneOnIsBetterThanAllOn()
    {
        StudentWeights weights = RandomStudent.Make(4);
        OnnxModel model = StudentGraph.Build(weights);
        VectorSet vectors = StudentVectors.Make(weights, 300, 4);
        QuantizationOptions options = StudentGraph.Quantization;
        OnnxModel quantized = PostTrainingQuantizer.Quantize(model, vectors, options with { CorrectBias = false });
        double all = Sqnr(model, quantized, vectors);
        IReadOnlyList<QuantizerEffect> effects = QuantizerStudy.Effects(model, vectors, options, vectors);

        Assert.Contains(effects, effect => effect is { Name: "embed.weight", IsWeight: true });
        Assert.Contains(effects, effect => effect is { Name: "z", IsWeight: false });
        Assert.All(effects, effect => Assert.True(effect.AloneOn.SqnrDb > all, $"{effect.Name} {effect.AloneOn.SqnrDb} {all}"));
        Assert.Contains(effects, effect => effect.AloneOff.SqnrDb > all + 0.1);
        Assert.Equal(model.Nodes.Count(node => node.OpType == "MatMul"), QuantizerStudy.Layers(model, quantized, vectors).Count);
        HashSet<string> everything = [.. effects.Select(effect => effect.Name)];
        Assert.Equal(200, Sqnr(model, QuantizerStudy.Without(quantized, model, everything), vectors));
    }

    private static double Sqnr(OnnxModel exact, OnnxModel rounded, VectorSet vectors) =>
        CodeGen.Verify.Comparison.Of(Run(exact, vectors), Run(rounded, vectors)).SqnrDb;

    private static double[] Run(OnnxModel model, VectorSet vectors)
    {
        using OnnxRunner runner = new(model);
        return Array.ConvertAll(runner.Run(vectors)["logit"], x => (double)x);
    }
}
