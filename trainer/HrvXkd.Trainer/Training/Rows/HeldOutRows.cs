using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Trains some rows over all folds and scores what each held out.</summary>
internal static class HeldOutRows
{
    /// <summary>Held-out logits.</summary>
    /// <param name="data">The sequences; their groups are what the split keeps together.</param>
    /// <param name="foldOf">Fold of each.</param>
    /// <param name="plan">How to train.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="report">Receives the share done; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Of each row, shape [Count].</returns>
    public static double[][] Logits(SequenceSet data, int[] foldOf, TrainingPlan plan, IReadOnlyList<IRow> rows, Action<double>? report, CancellationToken cancel)
    {
        double[][] logit = [.. rows.Select(_ => new double[data.Count])];
        int done = 0;
        FoldLoop.Run(plan.Folds, 0, fold =>
        {
            FoldContext context = new(data, foldOf, fold, plan, null, cancel);
            for (int row = 0; row < rows.Count; row++)
            {
                double[] predicted = rows[row].Predict(context).Logit;
                for (int i = 0; i < predicted.Length; i++)
                    logit[row][context.Test[i]] = predicted[i];
                report?.Invoke((double)Interlocked.Increment(ref done) / (plan.Folds * rows.Count));
            }
        }, cancel);
        return logit;
    }

    /// <summary>AUC by subject within folds, with its interval: what a control is read by.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Folds and seed.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="report">Receives the share done; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>By key of the row.</returns>
    public static IReadOnlyDictionary<string, Interval> SubjectAuc(
        SequenceSet data, TrainingPlan plan, IReadOnlyList<IRow> rows, Action<double>? report, CancellationToken cancel)
    {
        int[] foldOf = Experiment.Folds(data, plan), foldOfSubject = new int[data.Groups.Count];
        for (int s = 0; s < data.Count; s++)
            foldOfSubject[data.Group[s]] = foldOf[s];
        byte[] label = SubjectScores.Labels(data.Label, data.Group, data.Groups);
        double[][] logit = Logits(data, foldOf, plan, rows, report, cancel);
        return rows.Zip(logit).ToDictionary(
            row => row.First.Key,
            row => FoldAuc.Of(SubjectScores.MeanLogit(row.Second, data.Group, data.Groups.Count), label, foldOfSubject, plan.Seed), StringComparer.Ordinal);
    }
}
