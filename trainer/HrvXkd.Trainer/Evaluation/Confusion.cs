namespace HrvXkd.Trainer.Evaluation;

/// <summary>Decisions at the logit 0, the device's threshold, against labels.</summary>
/// <param name="TruePositives">Hypertensive and called so.</param>
/// <param name="FalsePositives">Called hypertensive and not so.</param>
/// <param name="TrueNegatives">Not hypertensive and not called so.</param>
/// <param name="FalseNegatives">Hypertensive and missed.</param>
public sealed record Confusion(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>Share of right decisions, 0..1.</summary>
    public double Accuracy =>
        (double)(TruePositives + TrueNegatives) / (TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    /// <summary>Harmonic mean of precision and sensitivity, 0..1; 0 if nobody is called or nobody is ill.</summary>
    public double F1 => TruePositives == 0 ? 0 : 2.0 * TruePositives / (2 * TruePositives + FalsePositives + FalseNegatives);

    /// <summary>Counts decisions.</summary>
    /// <param name="scores">The model; a logit above 0 is a call.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>The counts.</returns>
    public static Confusion Of(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        long tp = 0, fp = 0, tn = 0, fn = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            int w = weight.IsEmpty ? 1 : weight[i];
            bool called = scores.Logit[i] > 0;
            if (scores.Label[i] == 1)
                (tp, fn) = called ? (tp + w, fn) : (tp, fn + w);
            else
                (fp, tn) = called ? (fp + w, tn) : (fp, tn + w);
        }

        return new Confusion(tp, fp, tn, fn);
    }
}
