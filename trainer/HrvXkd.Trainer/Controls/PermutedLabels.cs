using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Controls;

/// <summary>Negative control: the logistic baseline, everything else alike, on labels that were shuffled among the groups.</summary>
internal static class PermutedLabels
{
    // One permutation of few subjects says little: 200 subjects have a standard error of 0.04.
    private const double Normal975 = 1.959963984540054;
    private const int SubjectsWanted = 4000;
    private const int MostPermutations = 20;

    /// <summary>Mean AUC by subject over permutations, as many as make 4000 subjects, 20 at most, with its 95 % interval from DeLong's standard errors.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Folds and seed.</param>
    /// <returns>An AUC that is not near 0.5 shows a leak.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static Interval Auc(SequenceSet data, TrainingPlan plan)
    {
        int permutations = Math.Clamp(SubjectsWanted / data.Groups.Count, 1, MostPermutations);
        double sum = 0, variance = 0;
        for (int i = 0; i < permutations; i++)
        {
            LabelledScores scores = Train(data, Permute(data, SeedOf.Part(plan.Seed, $"permuted labels {i}")), plan);
            sum += RocCurve.Auc(scores);
            variance += Math.Pow(DeLong.StandardError(scores), 2);
        }

        double mean = sum / permutations, half = Normal975 * Math.Sqrt(variance) / permutations;
        return new Interval(mean, mean - half, mean + half);
    }

    private static LabelledScores Train(SequenceSet data, byte[] label, TrainingPlan plan)
    {
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

        return new LabelledScores(
            SubjectScores.MeanLogit(logits, data.Group, data.Groups.Count), SubjectScores.Labels(label, data.Group, data.Groups));
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
