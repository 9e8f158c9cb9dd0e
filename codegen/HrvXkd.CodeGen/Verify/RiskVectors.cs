using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Sequences as the device has them.</summary>
/// <param name="Count">Number of sequences.</param>
/// <param name="FeaturesQ16">Shape [Count, 8, 12], oldest window first, Q16.16.</param>
/// <param name="Valid">Shape [Count, 8]: 0 masks a window.</param>
public sealed record RiskVectors(int Count, int[] FeaturesQ16, byte[] Valid)
{
    private const int Size = Sequence.Windows * Sequence.Features;

    /// <summary>Converts float vectors: round half away from zero to Q16.16, saturate; exact if they came from Q16.16 and lie within 128.</summary>
    /// <param name="vectors">Inputs "features" [Count, 8, 12] in natural units and "valid" [Count, 8].</param>
    /// <returns>The sequences.</returns>
    /// <exception cref="CodeGenException">HRVG302: an input is absent, of another size, or not finite.</exception>
    public static RiskVectors Of(VectorSet vectors)
    {
        float[] features = Input(vectors, "features", Size), valid = Input(vectors, "valid", Sequence.Windows);
        int[] integers = Array.ConvertAll(features, value => FixedPoint.Saturate((long)Math.Clamp(Math.Round(value * 65536.0, MidpointRounding.AwayFromZero), -1e15, 1e15)));
        return new RiskVectors(vectors.Count, integers, Array.ConvertAll(valid, value => value == 0 ? (byte)0 : (byte)1));
    }

    /// <summary>Random sequences that reach a model: about the training mean, some far out, some windows masked, the newest never.</summary>
    /// <param name="centreQ16">Middle of each feature, shape [12].</param>
    /// <param name="spreadQ16">Half width of each feature's range, shape [12].</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The sequences.</returns>
    public static RiskVectors Random(IReadOnlyList<int> centreQ16, IReadOnlyList<int> spreadQ16, int count, int seed)
    {
        Random random = new(seed);
        int[] features = new int[count * Size];
        byte[] valid = new byte[count * Sequence.Windows];
        for (int i = 0; i < features.Length; i++)
        {
            // Sum of two uniforms: mostly near the middle, at most the half width away.
            double offset = random.NextDouble() - random.NextDouble();
            features[i] = FixedPoint.Saturate(centreQ16[i % Sequence.Features] + (long)(offset * spreadQ16[i % Sequence.Features]));
        }

        for (int i = 0; i < valid.Length; i++)
            valid[i] = i % Sequence.Windows == Sequence.Windows - 1 || random.Next(5) > 0 ? (byte)1 : (byte)0;
        return new RiskVectors(count, features, valid);
    }

    /// <summary>Sequences that a body never makes: ends of int, constant rows, masks of every kind.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The sequences.</returns>
    public static RiskVectors Extreme(int count, int seed)
    {
        Random random = new(seed);
        byte[] valid = new byte[count * Sequence.Windows];
        for (int i = 0; i < count; i++)
        {
            int mask = random.Next(256);
            for (int w = 0; w < Sequence.Windows; w++)
                valid[(i * Sequence.Windows) + w] = (byte)((mask >> w) & 1);
        }

        return new RiskVectors(count, ProgramVectors.Mixed(Size, count, seed).InputsQ16, valid);
    }

    /// <summary>Features of one sequence.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Shape [8, 12].</returns>
    public ReadOnlySpan<int> Features(int index) => FeaturesQ16.AsSpan(index * Size, Size);

    /// <summary>Mask of one sequence.</summary>
    /// <param name="index">Which.</param>
    /// <returns>Shape [8].</returns>
    public ReadOnlySpan<byte> Mask(int index) => Valid.AsSpan(index * Sequence.Windows, Sequence.Windows);

    /// <summary>The same sequences for OnnxRuntime; features of masked windows are 0, as the integer program takes them.</summary>
    /// <returns>Inputs "features" and "valid".</returns>
    public VectorSet ToVectorSet()
    {
        float[] features = [.. FeaturesQ16.Select((value, i) => Valid[i / Sequence.Features] == 0 ? 0 : (float)(value / 65536.0))];
        return new VectorSet(Count, new Dictionary<string, float[]> { ["features"] = features, ["valid"] = Array.ConvertAll(Valid, value => value == 0 ? 0f : 1f) });
    }

    private static float[] Input(VectorSet vectors, string name, int size)
    {
        if (!vectors.Inputs.TryGetValue(name, out float[]? values) || values.Length != vectors.Count * size)
            throw new CodeGenException($"HRVG302 vectors: '{name}' has {values?.Length ?? 0} numbers, expected {vectors.Count} x {size}");
        return Array.TrueForAll(values, float.IsFinite) ? values : throw new CodeGenException($"HRVG302 vectors: '{name}' holds a value that is not finite; accepted: finite numbers");
    }
}
