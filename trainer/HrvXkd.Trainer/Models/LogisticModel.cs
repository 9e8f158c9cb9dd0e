using HrvXkd.Core;

namespace HrvXkd.Trainer.Models;

/// <summary>Logistic regression on level and trend: the baseline that the networks must beat or tie, and the start of their skip.</summary>
/// <param name="Level">Weights of the level, shape [12], per unit of the standardised feature.</param>
/// <param name="Trend">Weights of the trend, shape [12].</param>
/// <param name="Bias">The intercept.</param>
internal sealed record LogisticModel(double[] Level, double[] Trend, double Bias)
{
    /// <summary>The logit of one sequence.</summary>
    /// <param name="input">All sequences, standardised as in training.</param>
    /// <param name="sequence">Index of the sequence.</param>
    public double Logit(ModelInput input, int sequence)
    {
        ReadOnlySpan<float> summary = input.Summary.AsSpan(sequence * ModelInput.SummaryWidth, ModelInput.SummaryWidth);
        double logit = Bias;
        for (int f = 0; f < Sequence.Features; f++)
            logit += (Level[f] * summary[f]) + (Trend[f] * summary[Sequence.Features + f]);
        return logit;
    }
}
