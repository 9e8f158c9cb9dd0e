// Area under the precision-recall curve as average precision, sum over thresholds of (recall step) * precision: no interpolation, which
// would flatter (Davis, Goadrich 2006). Ties enter as one step. A model that ranks at random scores the share of hypertensive subjects.
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Precision and recall of one model.</summary>
public static class PrecisionRecall
{
    /// <summary>Average precision.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each. Both classes must have weight.</param>
    /// <returns>0..1.</returns>
    public static double AveragePrecision(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        (int[] positive, int[] negative, long positives, _) = scores.Runs(weight);
        long found = 0, called = 0;
        double area = 0;
        for (int run = positive.Length - 1; run >= 0; run--)
        {
            found += positive[run];
            called += positive[run] + negative[run];
            if (positive[run] > 0)
                area += (double)positive[run] / positives * found / called;
        }

        return area;
    }
}
