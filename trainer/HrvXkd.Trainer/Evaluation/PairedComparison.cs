namespace HrvXkd.Trainer.Evaluation;

/// <summary>Two models on the same subjects.</summary>
/// <param name="AucDifference">First AUC minus second, with its paired bootstrap interval.</param>
/// <param name="BrierDifference">First Brier score minus second, with its paired bootstrap interval; below 0 is better.</param>
/// <param name="DeLong">DeLong's test of the AUCs.</param>
public sealed record PairedComparison(Interval AucDifference, Interval BrierDifference, DeLongTest DeLong)
{
    /// <summary>Compares two models; every draw serves both.</summary>
    /// <param name="first">One model.</param>
    /// <param name="second">The other, same subjects in the same order.</param>
    /// <param name="bootstrap">Draws of these subjects.</param>
    /// <returns>The comparison.</returns>
    public static PairedComparison Of(LabelledScores first, LabelledScores second, Bootstrap bootstrap)
    {
        DeLongTest test = Evaluation.DeLong.Compare(first, second);
        Interval[] difference = bootstrap.Intervals(
            weight => RocCurve.Auc(first, weight) - RocCurve.Auc(second, weight),
            weight => Calibration.Brier(first, weight) - Calibration.Brier(second, weight));
        return new PairedComparison(difference[0], difference[1], test);
    }
}
