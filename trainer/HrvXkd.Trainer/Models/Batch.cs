using HrvXkd.Core;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Models;

/// <summary>Some sequences as tensors; they belong to the current dispose scope.</summary>
/// <param name="Sequences">Indices of the sequences, N of them.</param>
/// <param name="Tokens">Standardised features, shape [N * 8, 12].</param>
/// <param name="ScoreMask">Added to attention scores, 0 valid, -1000 masked, shape [N, 1, 1, 8].</param>
/// <param name="Pool">Weights that average the valid windows, and those of the late minus those of the early half, shape [N, 2, 8].</param>
/// <param name="Summary">Level and trend, shape [N, 24].</param>
internal sealed record Batch(int[] Sequences, Tensor Tokens, Tensor ScoreMask, Tensor Pool, Tensor Summary)
{
    private const int Half = Sequence.Windows / 2;

    /// <summary>Number of sequences.</summary>
    public int Count => Sequences.Length;

    /// <summary>Gathers sequences.</summary>
    /// <param name="input">All sequences.</param>
    /// <param name="sequences">Indices of those wanted.</param>
    public static Batch Gather(ModelInput input, int[] sequences)
    {
        int n = sequences.Length;
        float[] valid = Rows(input.Valid, Sequence.Windows, sequences), pool = new float[n * 2 * Sequence.Windows];
        for (int i = 0; i < n; i++)
            FillPool(valid.AsSpan(i * Sequence.Windows, Sequence.Windows), pool.AsSpan(i * 2 * Sequence.Windows));
        float[] mask = Array.ConvertAll(valid, v => StudentForward.MaskedScore * (1 - v));
        return new Batch(
            sequences,
            TorchMath.Create(Rows(input.Tokens, Sequence.Windows * Sequence.Features, sequences), n * Sequence.Windows, Sequence.Features),
            TorchMath.Create(mask, n, 1, 1, Sequence.Windows),
            TorchMath.Create(pool, n, 2, Sequence.Windows),
            TorchMath.Create(Rows(input.Summary, ModelInput.SummaryWidth, sequences), n, ModelInput.SummaryWidth));
    }

    /// <summary>Copies rows of a matrix.</summary>
    /// <param name="matrix">Shape [.., width].</param>
    /// <param name="width">Width of a row.</param>
    /// <param name="rows">Indices of the rows wanted.</param>
    public static float[] Rows(float[] matrix, int width, int[] rows)
    {
        float[] result = new float[rows.Length * width];
        for (int i = 0; i < rows.Length; i++)
            matrix.AsSpan(rows[i] * width, width).CopyTo(result.AsSpan(i * width));
        return result;
    }

    // A usable sequence has at least 5 of 8 windows, hence one in each half.
    private static void FillPool(ReadOnlySpan<float> valid, Span<float> pool)
    {
        float early = 0, late = 0;
        for (int t = 0; t < Half; t++)
        {
            early += valid[t];
            late += valid[Half + t];
        }

        for (int t = 0; t < Sequence.Windows; t++)
        {
            pool[t] = valid[t] / (early + late);
            pool[Sequence.Windows + t] = t < Half ? -valid[t] / early : valid[t] / late;
        }
    }
}
