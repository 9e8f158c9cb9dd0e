using HrvXkd.Data;
using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training;

/// <summary>Trains the logistic baseline, the teacher and the distilled student over group folds.</summary>
internal static class Experiment
{
    /// <summary>Runs all folds.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="progress">Receives the share done, 0..1, and what is being trained; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Held-out predictions and the students.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static ExperimentResult Run(
        SequenceSet data, ExperimentOptions options, IProgress<(double Share, string What)>? progress = null, CancellationToken cancel = default) =>
        new ExperimentRun(data, options, new ExperimentSettings(), progress, cancel).Execute();

    /// <summary>Negative control: the logistic baseline, everything else alike, on labels that were shuffled among the groups.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="options">Seed and folds.</param>
    /// <returns>Held-out logits and the labels they must be scored against; an AUC that is not near 0.5 shows a leak.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static PermutedResult PermutedControl(SequenceSet data, ExperimentOptions options)
    {
        byte[] label = Permute(data, SeedOf.Part(options.Seed, "permuted labels"));
        int[] foldOf = GroupFolds.Assign(data, label, options.Folds, options.Seed);
        double[] logits = new double[data.Count];
        for (int fold = 0; fold < options.Folds; fold++)
        {
            int innerSeed = SeedOf.Part(options.Seed, $"permuted {fold} inner folds");
            TrainingRows rows = new(data, label, s => foldOf[s] != fold, new ExperimentSettings().InnerFolds, innerSeed);
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
