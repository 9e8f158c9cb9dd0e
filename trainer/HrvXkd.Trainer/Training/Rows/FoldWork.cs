using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Trains all rows of one fold: the unit of work of threads, processes and resumption.</summary>
internal static class FoldWork
{
    /// <summary>Trains.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="foldOf">Fold of each.</param>
    /// <param name="fold">The fold to be held out.</param>
    /// <param name="plan">How.</param>
    /// <param name="progress">Receives the share done and what is being trained; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    public static FoldOutcome Execute(
        SequenceSet data, int[] foldOf, int fold, TrainingPlan plan, IProgress<(double Share, string What)>? progress, CancellationToken cancel)
    {
        IReadOnlyList<IRow> rows = RowCatalog.Of(plan.Rows);
        int total = TrainingCount.Of(plan, rows), done = 0;
        FoldContext context = new(data, foldOf, fold, plan, what => progress?.Report((Math.Min(1, (double)++done / total), what)), cancel);
        List<RowPrediction> predictions = [];
        StudentWeights? student = null;
        foreach (IRow row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            if (row != RowCatalog.Student)
            {
                predictions.Add(row.Predict(context));
                continue;
            }

            (RowPrediction prediction, student) = RowCatalog.Student.Train(context);
            predictions.Add(prediction);
        }

        TrainingPart part = context.Part();
        return new FoldOutcome(fold, predictions, part.Scale, part.Baseline, context.Teachers.Final.Weights, student!);
    }
}
