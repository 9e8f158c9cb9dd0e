// How much of what a network adds to its warm start holds for subjects it did not see? With b the logit of the baseline and n that of the
// network, both out of fold and in the mean of a subject's sequences, the share s in 0..1 minimises the log-loss of b + s (n - b): stacking
// (Wolpert 1992) of two models with weights that add up to 1. The loss is convex in s, so its slope changes sign once.

using HrvXkd.Data;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Chooses the share on subjects of all inner folds together.</summary>
internal sealed class KeptShare
{
    private const int Halvings = 20;

    private readonly List<(double Baseline, double Added, bool Ill)> _subjects = [];

    /// <summary>Adds subjects that neither baseline nor network saw.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="sequences">Whole subjects.</param>
    /// <param name="baseline">Logit of each sequence.</param>
    /// <param name="network">Logit of each sequence.</param>
    public void Add(SequenceSet data, int[] sequences, double[] baseline, double[] network)
    {
        foreach (IGrouping<int, int> subject in Enumerable.Range(0, sequences.Length).GroupBy(i => data.Group[sequences[i]]))
            _subjects.Add((subject.Average(i => baseline[i]), subject.Average(i => network[i] - baseline[i]), data.Label[sequences[subject.First()]] == 1));
    }

    /// <summary>The best share and the mean log-loss of subjects there.</summary>
    public (double Share, double Loss) Best()
    {
        double low = 0, high = 1;
        if (Slope(0) >= 0)
            high = 0;
        else if (Slope(1) <= 0)
            low = 1;
        for (int i = 0; i < Halvings && low < high; i++)
        {
            double middle = (low + high) / 2;
            if (Slope(middle) < 0)
                low = middle;
            else
                high = middle;
        }

        double share = (low + high) / 2;
        return (share, _subjects.Average(subject => LossOf(subject, share)));
    }

    private double Slope(double share) =>
        _subjects.Sum(subject => subject.Added * ((1 / (1 + Math.Exp(-(subject.Baseline + (share * subject.Added))))) - (subject.Ill ? 1 : 0)));

    private static double LossOf((double Baseline, double Added, bool Ill) subject, double share)
    {
        double logit = subject.Baseline + (share * subject.Added), wrong = subject.Ill ? -logit : logit;
        return Math.Max(wrong, 0) + Math.Log(1 + Math.Exp(-Math.Abs(wrong)));
    }
}
