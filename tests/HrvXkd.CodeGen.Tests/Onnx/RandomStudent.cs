using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Onnx;

/// <summary>Students with random weights of the size that training leaves, and natural units far from z-scores.</summary>
internal static class RandomStudent
{
    public static StudentWeights Make(int seed, int lags = 16)
    {
        Random random = new(seed);
        float[] Normal(int count, double deviation, double mean = 0) => [.. Enumerable.Range(0, count).Select(_ => (float)(mean + (deviation * Gauss(random))))];
        return new StudentWeights
        {
            Mean = Normal(12, 20, 40),
            InverseDeviation = [.. Enumerable.Range(0, 12).Select(_ => (float)(0.1 + random.NextDouble()))],
            EmbedWeight = Normal(12 * 16, 0.3),
            EmbedBias = Normal(16, 0.1),
            AttentionNormGain = Normal(16, 0.1, 1),
            AttentionNormBias = Normal(16, 0.1),
            QueryWeight = Normal(256, 0.3),
            QueryBias = Normal(16, 0.1),
            KeyWeight = Normal(256, 0.3),
            KeyBias = Normal(16, 0.1),
            ValueWeight = Normal(256, 0.25),
            ValueBias = Normal(16, 0.1),
            LagBias = Normal(lags, 0.3),
            OutputWeight = Normal(256, 0.25),
            OutputBias = Normal(16, 0.1),
            HiddenNormGain = Normal(16, 0.1, 1),
            HiddenNormBias = Normal(16, 0.1),
            HiddenInWeight = Normal(512, 0.25),
            HiddenInBias = Normal(32, 0.1),
            HiddenOutWeight = Normal(512, 0.2),
            HiddenOutBias = Normal(16, 0.1),
            HeadNormGain = Normal(16, 0.1, 1),
            HeadNormBias = Normal(16, 0.1),
            HeadWeight = Normal(16, 0.2),
            HeadBias = Normal(1, 0.5),
            SkipMean = Normal(12, 0.2),
            SkipSlope = Normal(12, 0.5),
        };
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
