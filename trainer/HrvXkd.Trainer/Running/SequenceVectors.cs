using HrvXkd.CodeGen.Vectors;
using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Running;

/// <summary>Sequences as inputs of a student's ONNX graph.</summary>
internal static class SequenceVectors
{
    private const float Q16 = 65536;

    /// <summary>Features in natural units and masks of some sequences.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="indices">Which.</param>
    /// <returns>Inputs "features" [n, 8, 12] and "valid" [n, 8].</returns>
    public static VectorSet Of(SequenceSet data, IReadOnlyList<int> indices)
    {
        const int Size = Sequence.Windows * Sequence.Features;
        float[] features = new float[indices.Count * Size];
        float[] valid = new float[indices.Count * Sequence.Windows];
        for (int i = 0; i < indices.Count; i++)
        {
            for (int k = 0; k < Size; k++)
                features[i * Size + k] = data.FeaturesQ16[indices[i] * Size + k] / Q16;
            for (int k = 0; k < Sequence.Windows; k++)
                valid[i * Sequence.Windows + k] = data.Valid[indices[i] * Sequence.Windows + k];
        }

        return new VectorSet(indices.Count, new Dictionary<string, float[]> { ["features"] = features, ["valid"] = valid });
    }

    /// <summary>Features of one sequence as the device has them.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="index">Which.</param>
    /// <returns>Shape [8, 12], Q16.16.</returns>
    public static int[] FeaturesQ16(SequenceSet data, int index)
    {
        int size = Sequence.Windows * Sequence.Features;
        return data.FeaturesQ16.AsSpan(index * size, size).ToArray();
    }

    /// <summary>Mask of one sequence.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="index">Which.</param>
    /// <returns>Shape [8], 1 valid, 0 masked.</returns>
    public static byte[] Valid(SequenceSet data, int index) =>
        data.Valid.AsSpan(index * Sequence.Windows, Sequence.Windows).ToArray();
}
