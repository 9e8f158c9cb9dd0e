// Chosen on subjects the scoring models did not see, and on training subjects only: calibration is logistic recalibration of the mean
// logit of a subject (Platt 1999), the threshold the lowest that keeps 90 % specificity.

using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>How a subject's mean logit becomes a risk and a decision.</summary>
/// <param name="Threshold">Mean logit at or above which a subject is called hypertensive.</param>
/// <param name="Slope">Calibrated logit = Slope * logit + Intercept; a slope below 1 means that raw risks were too extreme.</param>
/// <param name="Intercept">See <paramref name="Slope"/>.</param>
internal sealed record OperatingPoint(double Threshold, double Slope, double Intercept)
{
    private const double Specificity = 0.9;

    /// <summary>Chooses threshold and calibration.</summary>
    /// <param name="scores">Training subjects, each scored by a model that did not see it.</param>
    public static OperatingPoint Of(LabelledScores scores)
    {
        (double slope, double intercept) = CalibrationLine.Fit(scores);
        double[] negatives = [.. Enumerable.Range(0, scores.Count).Where(i => scores.Label[i] == 0).Select(i => scores.Logit[i]).Order()];
        int allowed = (int)Math.Floor((1 - Specificity) * negatives.Length + 1e-9);
        double highestRefused = negatives[negatives.Length - 1 - allowed];
        return new OperatingPoint(Math.BitIncrement(highestRefused), slope, intercept);
    }

    /// <summary>The calibrated logit of a subject.</summary>
    /// <param name="logit">Mean logit of its sequences.</param>
    public double Calibrate(double logit) => (Slope * logit) + Intercept;
}
