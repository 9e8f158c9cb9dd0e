namespace HrvXkd.Trainer.Evaluation;

/// <summary>All figures of one model over subjects, each with its 95 % bootstrap interval.</summary>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="Sensitivity90">Sensitivity at 90 % specificity.</param>
/// <param name="Brier">Brier score.</param>
/// <param name="Ece">Expected calibration error over ten bins of equal mass, above 0 by chance even for true risks; see <see cref="CalibrationError"/> for its interval.</param>
/// <param name="Accuracy">Share of right decisions at the logit 0.</param>
/// <param name="F1">F1 at the logit 0.</param>
/// <param name="Auprc">Average precision.</param>
/// <param name="CalibrationSlope">Slope of the label on the logit; 1 if risks are true, below 1 if they are too extreme.</param>
/// <param name="CalibrationIntercept">What must be added to every logit so that the mean risk is the share of events; 0 if it is so.</param>
public sealed record ModelScore(
    Interval Auc, Interval Sensitivity90, Interval Brier, Interval Ece, Interval Accuracy, Interval F1, Interval Auprc, Interval CalibrationSlope,
    Interval CalibrationIntercept)
{
    /// <summary>Scores a model.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="bootstrap">Draws of the same subjects.</param>
    /// <returns>The figures.</returns>
    public static ModelScore Of(LabelledScores scores, Bootstrap bootstrap)
    {
        Interval[] all = bootstrap.Intervals(
            weight => RocCurve.Auc(scores, weight),
            weight => RocCurve.SensitivityAt(scores, 0.9, weight),
            weight => Calibration.Brier(scores, weight),
            weight => Confusion.Of(scores, weight).Accuracy,
            weight => Confusion.Of(scores, weight).F1,
            weight => PrecisionRecall.AveragePrecision(scores, weight),
            weight => CalibrationLine.Fit(scores, weight).Slope,
            weight => CalibrationLine.InTheLarge(scores, weight));
        Interval ece = CalibrationError.Of(scores, bootstrap);
        return new ModelScore(all[0], all[1], all[2], ece, all[3], all[4], all[5], all[6], all[7]);
    }

    /// <summary>Scores a model; draws are those of every other model given the same labels and seed.</summary>
    /// <param name="logit">Logit of each subject.</param>
    /// <param name="label">Label of each subject, 0 or 1, both present.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>The figures.</returns>
    public static ModelScore Of(double[] logit, byte[] label, int seed) => Of(new LabelledScores(logit, label), new Bootstrap(label, seed));
}
