using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Running;

/// <summary>Sequences as the generator takes them.</summary>
internal static class SequenceVectors
{
    /// <summary>Features and masks of some sequences.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="indices">Which, in the order wanted.</param>
    /// <returns>The sequences as the device has them.</returns>
    public static RiskVectors Of(SequenceSet data, IReadOnlyList<int> indices) => new(
        indices.Count,
        Rows(data.FeaturesQ16, Sequence.Windows * Sequence.Features, indices),
        Rows(data.Valid, Sequence.Windows, indices));

    private static T[] Rows<T>(T[] values, int size, IReadOnlyList<int> indices)
    {
        T[] rows = new T[indices.Count * size];
        for (int i = 0; i < indices.Count; i++)
            Array.Copy(values, indices[i] * size, rows, i * size, size);
        return rows;
    }
}
