// Negative control. Labels are shuffled among the groups, a model is trained on one half of the groups and scored on the other, and this is
// repeated. Given the training half, every labelling of the other half is equally likely, so the AUC is 0.5 in the mean whatever the features
// are; out-of-fold scores of all folds in one ranking would lie below it. Each repetition is a draw of its own, hence Student's interval.

using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Controls;

/// <summary>Negative control: the logistic baseline, everything else alike, on labels that were shuffled among the groups.</summary>
internal static class PermutedLabels
{
    /// <summary>Largest distance of the mean from 0.5 that is taken for chance.</summary>
    public const double Tolerance = 0.02;

    // The mean of these has a standard error of 0.006 or less: 333 halvings of 60 subjects, 100 of 200, 10 of 2000.
    private const int SubjectsWanted = 20_000;
    private const int FewestHalvings = 10;
    private const int MostHalvings = 400;

    /// <summary>Mean AUC by subject over repetitions with its 95 % interval.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Inner folds and seed.</param>
    /// <exception cref="FormatException">The labels are of one class, or a class has fewer than two groups.</exception>
    public static Interval Auc(SequenceSet data, TrainingPlan plan)
    {
        double[] auc = new double[Math.Clamp(SubjectsWanted / data.Groups.Count, FewestHalvings, MostHalvings)];
        for (int i = 0; i < auc.Length; i++)
            auc[i] = Halve(data, Permute(data, SeedOf.Part(plan.Seed, $"permuted labels {i}")), plan, SeedOf.Part(plan.Seed, $"halves {i}"));
        double mean = auc.Average(), error = auc.StandardDeviation() / Math.Sqrt(auc.Length);
        double half = error * StudentT.InvCDF(0, 1, auc.Length - 1, 0.975);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>True if the control found nothing: its interval holds 0.5, or its mean is so near that it does not matter.</summary>
    /// <param name="auc">Of the control.</param>
    public static bool FoundNothing(Interval auc) => (auc.Low <= 0.5 && auc.High >= 0.5) || Math.Abs(auc.Value - 0.5) <= Tolerance;

    private static double Halve(SequenceSet data, byte[] label, TrainingPlan plan, int seed)
    {
        int[] half = GroupFolds.Assign(data, label, 2, seed);
        TrainingRows rows = new(data, s => half[s] == 0);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));
        LogisticModel model = LogisticRegression.Fit(input, label, rows);

        int[] test = [.. Enumerable.Range(0, data.Count).Where(s => half[s] == 1)];
        IGrouping<int, int>[] groups = [.. test.GroupBy(s => data.Group[s])];
        return RocCurve.Auc(new LabelledScores(
            Array.ConvertAll(groups, g => g.Average(s => model.Logit(input, s))), Array.ConvertAll(groups, g => label[g.First()])));
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
