// Variance of the AUC and the test of two AUCs measured on the same subjects (DeLong, DeLong, Clarke-Pearson 1988), by placement
// values: of a positive, the share of negatives it beats; of a negative, the share of positives that beat it; ties half.
using MathNet.Numerics.Distributions;

namespace HrvXkd.Trainer.Evaluation;

/// <summary>DeLong's variance and test.</summary>
public static class DeLong
{
    /// <summary>Standard error of one AUC.</summary>
    /// <param name="scores">The model, with two or more subjects of each class.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentException">A class has fewer than two subjects.</exception>
    public static double StandardError(LabelledScores scores)
    {
        double[] placement = Placements(scores);
        return Math.Sqrt(Covariance(scores, placement, placement));
    }

    /// <summary>Compares two models on the same subjects.</summary>
    /// <param name="first">One model.</param>
    /// <param name="second">The other, same subjects in the same order.</param>
    /// <returns>The test of first minus second.</returns>
    /// <exception cref="ArgumentException">Labels differ, or a class has fewer than two subjects.</exception>
    public static DeLongTest Compare(LabelledScores first, LabelledScores second)
    {
        if (!first.Label.AsSpan().SequenceEqual(second.Label))
            throw new ArgumentException("the models were scored on different subjects", nameof(second));
        double[] a = Placements(first), b = Placements(second);
        double variance = Covariance(first, a, a) + Covariance(first, b, b) - 2 * Covariance(first, a, b);
        double error = Math.Sqrt(Math.Max(0, variance));
        double difference = RocCurve.Auc(first) - RocCurve.Auc(second);

        // Rounding leaves about 1e-17 where both models rank alike.
        double p = error > 1e-12 ? 2 * Normal.CDF(0, 1, -Math.Abs(difference) / error) : Math.Abs(difference) > 1e-12 ? 0 : 1;
        return new DeLongTest(difference, error, p);
    }

    private static double[] Placements(LabelledScores scores)
    {
        int negatives = scores.Count - scores.Positives;
        if (scores.Positives < 2 || negatives < 2)
            throw new ArgumentException($"needs two subjects of each class, has {scores.Positives} and {negatives}", nameof(scores));
        (int[] positive, int[] negative, _, _) = scores.Runs(default);
        double[] placement = new double[scores.Count];
        int positivesBelow = 0, negativesBelow = 0;
        for (int run = 0, i = 0; run < positive.Length; run++)
        {
            double beats = (negativesBelow + 0.5 * negative[run]) / negatives;
            double beaten = (scores.Positives - positivesBelow - 0.5 * positive[run]) / scores.Positives;
            for (; i < scores.TieEnds[run]; i++)
                placement[scores.Order[i]] = scores.Label[scores.Order[i]] == 1 ? beats : beaten;
            positivesBelow += positive[run];
            negativesBelow += negative[run];
        }

        return placement;
    }

    /// <summary>Covariance of two AUCs: that of positives' placements over their number, plus that of negatives' over theirs.</summary>
    private static double Covariance(LabelledScores scores, double[] a, double[] b)
    {
        double sum = 0;
        for (byte label = 0; label <= 1; label++)
        {
            int count = label == 1 ? scores.Positives : scores.Count - scores.Positives;
            double meanA = 0, meanB = 0, product = 0;
            for (int i = 0; i < a.Length; i++)
            {
                if (scores.Label[i] != label)
                    continue;
                meanA += a[i] / count;
                meanB += b[i] / count;
            }

            for (int i = 0; i < a.Length; i++)
                if (scores.Label[i] == label)
                    product += (a[i] - meanA) * (b[i] - meanB);
            sum += product / (count - 1) / count;
        }

        return sum;
    }
}
