using HrvXkd.CodeGen.Vectors;
using HrvXkd.Trainer.Models;

namespace HrvXkd.CodeGen.Tests.Onnx;

/// <summary>Sequences in natural units; one window in four is masked, the newest never.</summary>
internal static class StudentVectors
{
    public static VectorSet Make(StudentWeights weights, int count, int seed)
    {
        Random random = new(seed);
        float[] features = new float[count * 96], valid = new float[count * 8];
        for (int i = 0; i < features.Length; i++)
            features[i] = weights.Mean[i % 12] + (float)((random.NextDouble() - 0.5) * 6 / weights.InverseDeviation[i % 12]);
        for (int i = 0; i < valid.Length; i++)
            valid[i] = i % 8 == 7 || random.Next(4) > 0 ? 1 : 0;
        return new VectorSet(count, new Dictionary<string, float[]> { ["features"] = features, ["valid"] = valid });
    }
}
