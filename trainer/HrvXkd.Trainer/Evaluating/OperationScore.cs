using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>A model at the threshold, and with the calibration, that training chose.</summary>
/// <param name="Threshold">Mean logit at or above which a subject is called.</param>
/// <param name="Sensitivity">Share of hypertensive subjects called, with its Wilson interval.</param>
/// <param name="Specificity">Share of the others not called, with its Wilson interval.</param>
/// <param name="Brier">Brier score of the calibrated risks.</param>
/// <param name="Ece">Expected calibration error of the calibrated risks.</param>
/// <param name="CalibrationSlope">Calibration slope of the calibrated risks.</param>
internal sealed record OperationScore(double Threshold, Interval Sensitivity, Interval Specificity, Interval Brier, Interval Ece, Interval CalibrationSlope)
{
    /// <summary>Scores subjects.</summary>
    /// <param name="scores">Mean logits and labels.</param>
    /// <param name="point">Chosen in training.</param>
    /// <param name="draws">Draws of the same subjects.</param>
    public static OperationScore Of(LabelledScores scores, OperatingPoint point, Bootstrap draws)
    {
        LabelledScores calibrated = new(Array.ConvertAll(scores.Logit, point.Calibrate), scores.Label);
        Interval[] figures = draws.Intervals(
            weight => Calibration.Brier(calibrated, weight),
            weight => CalibrationLine.Fit(calibrated, weight).Slope);
        return new OperationScore(
            point.Threshold, Share(scores, 1, logit => logit >= point.Threshold), Share(scores, 0, logit => logit < point.Threshold),
            figures[0], CalibrationError.Of(calibrated, draws), figures[1]);
    }

    private static Interval Share(LabelledScores scores, byte label, Func<double, bool> right)
    {
        int[] members = [.. Enumerable.Range(0, scores.Count).Where(i => scores.Label[i] == label)];
        return CalibrationBin.Wilson((double)members.Count(i => right(scores.Logit[i])) / members.Length, members.Length);
    }
}
