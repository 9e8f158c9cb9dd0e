// What every model sees of a sequence. Standardised feature z = (x - mean) / deviation, clipped to +-4, 0 where masked. With v the mask,
// n = sum_t v_t and t = 0..7, oldest first:
//   level = sum_t v_t z_t / n                          the mean over valid windows
//   trend = sum_t v_t (t - 3.5) / 42 (z_t - level)     the least-squares slope per window if all are valid, for sum_t (t - 3.5)^2 = 42

using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Models;

/// <summary>Standardised sequences.</summary>
internal sealed class ModelInput
{
    /// <summary>Levels and trends in a summary.</summary>
    public const int SummaryWidth = 2 * Sequence.Features;

    private ModelInput(int count)
    {
        Count = count;
        Tokens = new float[count * Sequence.Windows * Sequence.Features];
        Valid = new float[count * Sequence.Windows];
        Summary = new float[count * SummaryWidth];
    }

    /// <summary>Number of sequences.</summary>
    public int Count { get; }

    /// <summary>Standardised features, shape [Count, 8, 12].</summary>
    public float[] Tokens { get; }

    /// <summary>Mask, shape [Count, 8], 1 valid, 0 masked.</summary>
    public float[] Valid { get; }

    /// <summary>Level, then trend, shape [Count, 24].</summary>
    public float[] Summary { get; }

    /// <summary>Standardises all sequences.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="scale">Fitted on the training fold.</param>
    public static ModelInput From(SequenceSet data, Standardizer scale)
    {
        ModelInput input = new(data.Count);
        for (int i = 0; i < input.Valid.Length; i++)
            input.Valid[i] = data.Valid[i];
        for (int i = 0; i < data.Count; i++)
        {
            const int Size = Sequence.Windows * Sequence.Features;
            Span<float> tokens = input.Tokens.AsSpan(i * Size, Size);
            ReadOnlySpan<float> valid = input.Valid.AsSpan(i * Sequence.Windows, Sequence.Windows);
            Standardise(data.FeaturesQ16.AsSpan(i * Size, Size), valid, scale.Mean, scale.InverseDeviation, tokens);
            Summarise(tokens, valid, input.Summary.AsSpan(i * SummaryWidth, SummaryWidth));
        }

        return input;
    }

    /// <summary>A summary made of other columns; there are no windows.</summary>
    /// <param name="columns">At most 24 columns, each of shape [Count].</param>
    public static ModelInput OfColumns(IReadOnlyList<float[]> columns)
    {
        ModelInput input = new(columns[0].Length);
        for (int i = 0; i < input.Count; i++)
            for (int c = 0; c < columns.Count; c++)
                input.Summary[(i * SummaryWidth) + c] = columns[c][i];
        return input;
    }

    /// <summary>Takes from all sequences what a view hides.</summary>
    /// <param name="view">What may be seen.</param>
    public void Restrict(InputView view)
    {
        for (int i = 0; i < Count && view != InputView.Full; i++)
        {
            const int Size = Sequence.Windows * Sequence.Features;
            Span<float> tokens = Tokens.AsSpan(i * Size, Size), summary = Summary.AsSpan(i * SummaryWidth, SummaryWidth);
            if (view == InputView.NewestWindow)
                tokens[^Sequence.Features..].CopyTo(summary);
            if (view == InputView.HeartRate)
            {
                KeepHeartRate(tokens);
                KeepHeartRate(summary);
                continue;
            }

            summary[Sequence.Features..].Clear();
            if (view == InputView.Levels)
                for (int row = 0; row < Size; row++)
                    tokens[row] = summary[row % Sequence.Features] * Valid[(i * Sequence.Windows) + (row / Sequence.Features)];
        }
    }

    private static void KeepHeartRate(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            if (i % Sequence.Features != (int)Feature.HeartRate)
                values[i] = 0;
    }

    /// <summary>Standardises one sequence.</summary>
    /// <param name="featuresQ16">Shape [8, 12], Q16.16.</param>
    /// <param name="valid">Shape [8].</param>
    /// <param name="mean">Shape [12].</param>
    /// <param name="inverseDeviation">Shape [12].</param>
    /// <param name="tokens">Result, shape [8, 12].</param>
    public static void Standardise(
        ReadOnlySpan<int> featuresQ16, ReadOnlySpan<float> valid, float[] mean, float[] inverseDeviation, Span<float> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            int feature = i % Sequence.Features;
            float z = ((featuresQ16[i] / 65536f) - mean[feature]) * inverseDeviation[feature];
            tokens[i] = valid[i / Sequence.Features] * Math.Clamp(z, -StudentWeights.Clip, StudentWeights.Clip);
        }
    }

    /// <summary>Level and trend of one sequence.</summary>
    /// <param name="tokens">Shape [8, 12], 0 where masked.</param>
    /// <param name="valid">Shape [8], at least one is valid.</param>
    /// <param name="summary">Result, shape [24].</param>
    public static void Summarise(ReadOnlySpan<float> tokens, ReadOnlySpan<float> valid, Span<float> summary)
    {
        double count = 0, centre = 0;
        for (int t = 0; t < Sequence.Windows; t++)
        {
            count += valid[t];
            centre += valid[t] * Lever(t);
        }

        for (int f = 0; f < Sequence.Features; f++)
        {
            double sum = 0, lever = 0;
            for (int t = 0; t < Sequence.Windows; t++)
            {
                sum += tokens[(t * Sequence.Features) + f];
                lever += Lever(t) * tokens[(t * Sequence.Features) + f];
            }

            summary[f] = (float)(sum / count);
            summary[Sequence.Features + f] = (float)(lever - (centre * sum / count));
        }
    }

    private static double Lever(int window) => (window - 3.5) / 42;
}
