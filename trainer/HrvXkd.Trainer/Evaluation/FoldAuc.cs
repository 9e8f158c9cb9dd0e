// AUC within folds. Scores of different folds come from different models: a fold's model is trained on the other folds, so what lies high in one
// fold by chance pulls the scores of the others down, and one ranking over all of them falls below 0.5 where there is nothing to learn. Within a
// fold all scores come from one model that saw none of its subjects, and 0.5 is what chance gives. Folds count by their pairs.
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Area under the ROC curve, mean over folds.</summary>
public static class FoldAuc
{
    /// <summary>Mean over folds with its 95 % bootstrap interval over subjects.</summary>
    /// <param name="logit">Held-out logit of each subject.</param>
    /// <param name="label">Label of each, 0 or 1.</param>
    /// <param name="fold">Fold of each, 0 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">No fold has both classes, or lengths differ.</exception>
    public static Interval Of(double[] logit, byte[] label, int[] fold, int seed)
    {
        if (logit.Length != label.Length || fold.Length != label.Length)
            throw new ArgumentException($"{logit.Length} logits and {fold.Length} folds for {label.Length} labels", nameof(logit));
        (LabelledScores Scores, int[] Members)[] parts =
        [
            .. Enumerable.Range(0, fold.Max() + 1)
                .Select(f => Enumerable.Range(0, fold.Length).Where(i => fold[i] == f).ToArray())
                .Where(members => members.Select(i => label[i]).Distinct().Count() == 2)
                .Select(members => (new LabelledScores(Array.ConvertAll(members, i => logit[i]), Array.ConvertAll(members, i => label[i])), members)),
        ];
        if (parts.Length == 0)
            throw new ArgumentException("no fold has subjects of both classes", nameof(fold));
        return new Bootstrap(label, seed).Interval(weight => Mean(parts, weight));
    }

    private static double Mean((LabelledScores Scores, int[] Members)[] parts, int[] weight)
    {
        double sum = 0;
        long total = 0;
        foreach ((LabelledScores scores, int[] members) in parts)
        {
            int[] drawn = Array.ConvertAll(members, i => weight[i]);
            (_, _, long positives, long negatives) = scores.Runs(drawn);
            if (positives * negatives == 0)
                continue;
            sum += positives * negatives * RocCurve.Auc(scores, drawn);
            total += positives * negatives;
        }

        return total == 0 ? 0.5 : sum / total;
    }
}
