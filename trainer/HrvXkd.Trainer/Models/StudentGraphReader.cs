using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.Trainer.Models;

/// <summary>Reads the weights of a student back from the float graph that <see cref="StudentGraph"/> wrote.</summary>
internal static class StudentGraphReader
{
    /// <summary>Reads the weights.</summary>
    /// <param name="model">A float student.</param>
    /// <exception cref="FormatException">A constant is missing: it is not a student of this program; one line.</exception>
    public static StudentWeights Read(OnnxModel model)
    {
        Dictionary<string, OnnxTensor> tensors = model.Initializers.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        float[] Of(string name) => tensors.TryGetValue(name, out OnnxTensor? tensor) && tensor.Type == OnnxType.Float
            ? tensor.ToFloats()
            : throw new FormatException($"{model.Name}: no float constant '{name}', not a student that run or train wrote");
        float[] skip = Of("skip.weight"), embed = Of("embed.bias");
        float root = (float)Math.Sqrt(embed.Length / StudentWeights.Heads);
        return new StudentWeights
        {
            Mean = Of("mean"),
            InverseDeviation = Of("inverse_deviation"),
            EmbedWeight = Of("embed.weight"),
            EmbedBias = embed,
            AttentionNormGain = Of("attention.norm.gain"),
            AttentionNormBias = Of("attention.norm.bias"),
            QueryWeight = Array.ConvertAll(Of("query.weight"), q => q * root),
            QueryBias = Array.ConvertAll(Of("query.bias"), q => q * root),
            KeyWeight = Of("key.weight"),
            KeyBias = Of("key.bias"),
            ValueWeight = Of("value.weight"),
            ValueBias = Of("value.bias"),
            LagBias = Of("lag.bias"),
            OutputWeight = Of("projected.weight"),
            OutputBias = Of("projected.bias"),
            HiddenNormGain = Of("hidden.norm.gain"),
            HiddenNormBias = Of("hidden.norm.bias"),
            HiddenInWeight = Of("hidden.in.linear.weight"),
            HiddenInBias = Of("hidden.in.linear.bias"),
            HiddenOutWeight = Of("hidden.out.weight"),
            HiddenOutBias = Of("hidden.out.bias"),
            HeadNormGain = Of("head.norm.gain"),
            HeadNormBias = Of("head.norm.bias"),
            HeadWeight = Of("head.weight"),
            HeadBias = Of("head.bias"),
            SkipMean = [.. skip.Where((_, i) => i % 2 == 0)],
            SkipSlope = [.. skip.Where((_, i) => i % 2 == 1)],
        };
    }
}
