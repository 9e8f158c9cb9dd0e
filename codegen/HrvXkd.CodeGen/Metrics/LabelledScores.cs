// Scores sorted once, so that each of 2,000 bootstrap replicates costs one pass instead of one sort. A replicate is a weight
// per subject: how often it was drawn. Ties are kept as groups and every metric treats a group as one, so no result depends on
// the order of subjects.
namespace HrvXkd.CodeGen.Metrics;

/// <summary>Logits of one model with their labels, one per subject.</summary>
public sealed class LabelledScores
{
    /// <summary>Sorts the scores.</summary>
    /// <param name="logit">Shape [Count], finite; above 0 means hypertensive.</param>
    /// <param name="label">Shape [Count], 0 or 1, both present.</param>
    /// <exception cref="ArgumentException">Lengths differ, a logit is not finite, or one class is missing.</exception>
    public LabelledScores(double[] logit, byte[] label)
    {
        if (logit.Length != label.Length)
            throw new ArgumentException($"{logit.Length} logits for {label.Length} labels", nameof(logit));
        if (!Array.TrueForAll(logit, double.IsFinite))
            throw new ArgumentException("a logit is not finite", nameof(logit));
        Positives = label.Count(l => l == 1);
        if (Positives == 0 || Positives == label.Length || label.Any(l => l > 1))
            throw new ArgumentException($"labels must be 0 and 1, both present; {Positives} of {label.Length} are 1", nameof(label));

        Logit = logit;
        Label = label;
        Probability = Array.ConvertAll(logit, x => 1 / (1 + Math.Exp(-x)));
        Order = [.. Enumerable.Range(0, logit.Length).OrderBy(i => logit[i])];
        List<int> ends = [];
        for (int i = 1; i <= Order.Length; i++)
            if (i == Order.Length || logit[Order[i]] != logit[Order[i - 1]])
                ends.Add(i);
        TieEnds = [.. ends];
    }

    /// <summary>Logits, shape [Count].</summary>
    public double[] Logit { get; }

    /// <summary>Labels, shape [Count].</summary>
    public byte[] Label { get; }

    /// <summary>Risks, the logistic function of the logits, shape [Count], 0..1.</summary>
    public double[] Probability { get; }

    /// <summary>Number of subjects.</summary>
    public int Count => Label.Length;

    /// <summary>Number of subjects with label 1.</summary>
    public int Positives { get; }

    /// <summary>Subjects by ascending logit, shape [Count].</summary>
    public int[] Order { get; }

    /// <summary>End, exclusive, of each run of equal logits in <see cref="Order"/>.</summary>
    public int[] TieEnds { get; }

    /// <summary>Weight of each class in each run of equal logits, ascending.</summary>
    /// <param name="weight">How often each subject counts, shape [Count]; empty means once each.</param>
    /// <returns>Positive and negative weight per run, and their sums.</returns>
    public (int[] Positive, int[] Negative, long Positives, long Negatives) Runs(ReadOnlySpan<int> weight)
    {
        int[] positive = new int[TieEnds.Length], negative = new int[TieEnds.Length];
        long positives = 0, negatives = 0;
        for (int run = 0, i = 0; run < TieEnds.Length; run++)
        {
            for (; i < TieEnds[run]; i++)
            {
                int subject = Order[i];
                (Label[subject] == 1 ? positive : negative)[run] += weight.IsEmpty ? 1 : weight[subject];
            }

            positives += positive[run];
            negatives += negative[run];
        }

        return (positive, negative, positives, negatives);
    }
}
