using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Controls;

/// <summary>Negative control: the logistic baseline, everything else alike, on labels that were shuffled among the groups.</summary>
internal static class PermutedLabels
{
    /// <summary>Trains and predicts over all folds.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Folds and seed.</param>
    /// <returns>Held-out logits and the labels they must be scored against; an AUC that is not near 0.5 shows a leak.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static PermutedResult Run(SequenceSet data, TrainingPlan plan)
    {
        byte[] label = Permute(data, SeedOf.Part(plan.Seed, "permuted labels"));
        int[] foldOf = GroupFolds.Assign(data, label, plan.Folds, plan.Seed);
        double[] logits = new double[data.Count];
        for (int fold = 0; fold < plan.Folds; fold++)
        {
            TrainingRows rows = new(data, label, s => foldOf[s] != fold, plan.InnerFolds, SeedOf.Part(plan.Seed, $"permuted {fold} inner folds"));
            ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));
            LogisticModel model = LogisticRegression.Fit(input, label, rows);
            for (int s = 0; s < data.Count; s++)
                if (foldOf[s] == fold)
                    logits[s] = model.Logit(input, s);
        }

        return new PermutedResult(logits, label);
    }

    private static byte[] Permute(SequenceSet data, int seed)
    {
        byte[] labelOfGroup = GroupFolds.LabelOfGroup(data, data.Label);
        int[] order = [.. Enumerable.Range(0, labelOfGroup.Length).OrderBy(g => data.Groups[g], StringComparer.Ordinal)];
        byte[] shuffled = Array.ConvertAll(order, g => labelOfGroup[g]);
        new Random(seed).Shuffle(shuffled);
        for (int i = 0; i < order.Length; i++)
            labelOfGroup[order[i]] = shuffled[i];
        return Array.ConvertAll(data.Group, g => labelOfGroup[g]);
    }
}
