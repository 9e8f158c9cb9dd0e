using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Training;

/// <summary>Trains all rows of the comparison over group folds.</summary>
internal static class Experiment
{
    /// <summary>Runs all folds in this process; the result does not depend on the number of threads.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">How.</param>
    /// <param name="progress">Receives the share done, 0..1, and what is being trained; may be null.</param>
    /// <param name="threads">Folds at a time; 0 takes one for each processor.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Held-out predictions and the models.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static ExperimentResult Run(
        SequenceSet data, TrainingPlan plan, IProgress<(double Share, string What)>? progress = null, int threads = 0, CancellationToken cancel = default) =>
        Run(data, Folds(data, plan), plan, progress, threads, cancel);

    /// <summary>As above, with folds that were dealt before.</summary>
    internal static ExperimentResult Run(
        SequenceSet data, int[] foldOf, TrainingPlan plan, IProgress<(double Share, string What)>? progress, int threads, CancellationToken cancel)
    {
        FoldOutcome[] outcomes = new FoldOutcome[plan.Folds];
        SharedProgress shared = new(progress, plan.Folds);
        FoldLoop.Run(plan.Folds, threads, fold => outcomes[fold] = FoldWork.Execute(data, foldOf, fold, plan, shared.Of(fold), cancel), cancel);
        return Collect(data, foldOf, outcomes);
    }

    /// <summary>Fold of each sequence.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Number of folds, and the seed.</param>
    public static int[] Folds(SequenceSet data, TrainingPlan plan) => GroupFolds.Assign(data, data.Label, plan.Folds, plan.Seed);

    /// <summary>Joins the folds.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="foldOf">Fold of each.</param>
    /// <param name="outcomes">Of all folds, in order.</param>
    public static ExperimentResult Collect(SequenceSet data, int[] foldOf, IReadOnlyList<FoldOutcome> outcomes)
    {
        Dictionary<string, double[]> logit = new(StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<string>> choices = new(StringComparer.Ordinal);
        float[] attention = new float[data.Count * Sequence.Windows];
        List<FoldModel> models = [];
        foreach (FoldOutcome outcome in outcomes)
        {
            FoldModel model = new(
                outcome.Fold, Members(foldOf, fold => fold != outcome.Fold), Members(foldOf, fold => fold == outcome.Fold),
                outcome.Scale, outcome.Logistic, outcome.Teacher, outcome.Student);
            models.Add(model);
            foreach (RowPrediction row in outcome.Rows)
                Scatter(row.Logit, model.Test, logit.TryGetValue(row.Key, out double[]? all) ? all : logit[row.Key] = new double[data.Count]);
            foreach (RowPrediction row in outcome.Rows.Where(row => row.Choice.Length > 0))
                choices[row.Key] = [.. choices.GetValueOrDefault(row.Key, []), row.Choice];
            Forward(data, model, logit[ModelNames.Student], attention);
        }

        using TeacherNetwork shape = new();
        int members = outcomes[0].Teacher.Count;
        return new ExperimentResult(foldOf, logit, choices, attention, models, members * shape.WeightCount, members * shape.Macs);
    }

    // The student that ships is the plain forward pass, which also tells its attention; Torch agrees to rounding.
    private static void Forward(SequenceSet data, FoldModel model, double[] logit, float[] attention)
    {
        const int Size = Sequence.Windows * Sequence.Features;
        StudentForward forward = new(model.Student);
        foreach (int s in model.Test)
        {
            float[] valid = Array.ConvertAll(data.Valid[(s * Sequence.Windows)..((s + 1) * Sequence.Windows)], v => (float)v);
            logit[s] = forward.Run(data.FeaturesQ16.AsSpan(s * Size, Size), valid, attention.AsSpan(s * Sequence.Windows, Sequence.Windows));
        }
    }

    private static void Scatter(double[] values, int[] places, double[] all)
    {
        for (int i = 0; i < places.Length; i++)
            all[places[i]] = values[i];
    }

    private static int[] Members(int[] foldOf, Func<int, bool> wanted) => [.. Enumerable.Range(0, foldOf.Length).Where(s => wanted(foldOf[s]))];
}
