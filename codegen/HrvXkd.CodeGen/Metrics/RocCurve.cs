// Receiver operating characteristic. Ties enter as one step, so the area is the Mann-Whitney probability with ties counted half
// (Hanley, McNeil 1982).
namespace HrvXkd.CodeGen.Metrics;

/// <summary>The ROC curve of one model and what is read off it.</summary>
public sealed class RocCurve
{
    private RocCurve(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold)
    {
        FalsePositiveRate = falsePositiveRate;
        TruePositiveRate = truePositiveRate;
        Threshold = threshold;
    }

    /// <summary>1 - specificity at each point, ascending from 0 to 1.</summary>
    public double[] FalsePositiveRate { get; }

    /// <summary>Sensitivity at each point, ascending from 0 to 1.</summary>
    public double[] TruePositiveRate { get; }

    /// <summary>Logit at or above which a subject is called positive; +infinity at the first point.</summary>
    public double[] Threshold { get; }

    /// <summary>All points of the curve, one per distinct score and the origin.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each. Both classes must have weight.</param>
    /// <returns>The curve.</returns>
    public static RocCurve Of(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        (int[] positive, int[] negative, long positives, long negatives) = scores.Runs(weight);
        int runs = positive.Length;
        double[] fpr = new double[runs + 1], tpr = new double[runs + 1], threshold = new double[runs + 1];
        threshold[0] = double.PositiveInfinity;
        long truePositive = 0, falsePositive = 0;
        for (int point = 1; point <= runs; point++)
        {
            int run = runs - point;
            truePositive += positive[run];
            falsePositive += negative[run];
            tpr[point] = (double)truePositive / positives;
            fpr[point] = (double)falsePositive / negatives;
            threshold[point] = scores.Logit[scores.Order[scores.TieEnds[run] - 1]];
        }

        return new RocCurve(fpr, tpr, threshold);
    }

    /// <summary>Area under the curve: the chance that a random hypertensive subject scores above a random other one, ties half.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>0..1.</returns>
    public static double Auc(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        (int[] positive, int[] negative, long positives, long negatives) = scores.Runs(weight);
        double wins = 0;
        long below = 0;
        for (int run = 0; run < positive.Length; run++)
        {
            wins += positive[run] * (below + 0.5 * negative[run]);
            below += negative[run];
        }

        return wins / ((double)positives * negatives);
    }

    /// <summary>Best sensitivity of any threshold that keeps at least the given specificity; nothing is interpolated.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="specificity">Specificity to keep, 0..1.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>0..1.</returns>
    public static double SensitivityAt(LabelledScores scores, double specificity, ReadOnlySpan<int> weight = default)
    {
        (int[] positive, int[] negative, long positives, long negatives) = scores.Runs(weight);
        double allowed = (1 - specificity) * negatives + 1e-9;
        long truePositive = 0, falsePositive = 0;
        for (int run = positive.Length - 1; run >= 0 && falsePositive + negative[run] <= allowed; run--)
        {
            falsePositive += negative[run];
            truePositive += positive[run];
        }

        return (double)truePositive / positives;
    }

    /// <summary>Sensitivity at a false positive rate, on the straight line between neighbouring points.</summary>
    /// <param name="falsePositiveRate">0..1.</param>
    /// <returns>0..1; the upper end where the curve rises vertically.</returns>
    public double SensitivityAtFalsePositiveRate(double falsePositiveRate)
    {
        int right = 0;
        for (int end = FalsePositiveRate.Length; right < end;)
        {
            int middle = (right + end) / 2;
            (right, end) = FalsePositiveRate[middle] > falsePositiveRate ? (right, middle) : (middle + 1, end);
        }

        if (right == FalsePositiveRate.Length)
            return 1;
        int left = right - 1;
        double share = (falsePositiveRate - FalsePositiveRate[left]) / (FalsePositiveRate[right] - FalsePositiveRate[left]);
        return TruePositiveRate[left] + share * (TruePositiveRate[right] - TruePositiveRate[left]);
    }
}
