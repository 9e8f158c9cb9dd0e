// How wide must the student be? In each outer fold every width is judged by inner folds, as train judges it, and then trained on all
// training subjects and scored on those held out. Everything but the width is the usual value.

using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Sizing;

/// <summary>Measures widths.</summary>
internal static class SizesRun
{
    /// <summary>Trains and scores all widths.</summary>
    /// <param name="prepared">Labelled windows.</param>
    /// <param name="widths">Widths, even.</param>
    /// <param name="plan">How to train.</param>
    /// <param name="report">Receives the share done.</param>
    /// <param name="cancel">Stops the work.</param>
    public static SizesSummary Execute(PreparedCohort prepared, int[] widths, TrainingPlan plan, Action<double> report, CancellationToken cancel)
    {
        SequenceSet data = SequenceSet.From(prepared);
        int[] foldOf = Experiment.Folds(data, plan);
        Dictionary<string, double[]> logit = widths.Select(Key).Append(ModelNames.Teacher).ToDictionary(key => key, _ => new double[data.Count], StringComparer.Ordinal);
        Dictionary<int, double[]>[] losses = new Dictionary<int, double[]>[plan.Folds];
        int done = 0;
        FoldLoop.Run(plan.Folds, 0, fold =>
        {
            FoldContext context = new(data, foldOf, fold, plan, null, cancel);
            StudentSearch search = new(context, RowCatalog.Student);
            Dictionary<int, double[]> own = losses[fold] = [];
            foreach (int width in widths)
            {
                StudentSetting setting = RowCatalog.Student.Usual(plan) with { Width = width };
                own[width] = search.LossesOf(setting).OfSubjects;
                Scatter(RowCatalog.Student.Finish(context, setting, plan.Student.Epochs[0]).Logit, context.Test, logit[Key(width)]);
                report((double)Interlocked.Increment(ref done) / (plan.Folds * widths.Length));
            }

            Scatter(RowCatalog.Teacher.Predict(context).Logit, context.Test, logit[ModelNames.Teacher]);
        }, cancel);
        ModelLogits scored = new(data, logit, plan.Seed);
        return new SizesSummary(
            prepared.Cohort.Name, Notice.Of(prepared.Cohort), plan.Seed, data.Groups.Count, scored.Score[ModelNames.Teacher].Auc,
            Figures(widths, losses, scored), DataHash.Of(data), CodeVersion.Of<ModelFolder>());
    }

    private static SizeFigures[] Figures(int[] widths, Dictionary<int, double[]>[] losses, ModelLogits scored)
    {
        Dictionary<int, double[]> all = widths.ToDictionary(width => width, width => losses.SelectMany(fold => fold[width]).ToArray());
        double[] best = all.Values.MinBy(loss => loss.Average())!;
        int[] chosen = Array.ConvertAll(losses, WidthRule.Choose);
        return [.. widths.Order().Select(width => Of(width))];

        SizeFigures Of(int width)
        {
            using StudentNetwork shape = new(width);
            (double above, double error) = WidthRule.Difference(all[width], best);
            return new SizeFigures(
                width, shape.WeightCount, StudentNetwork.MacsOf(width), all[width].Average(), above, error, chosen.Count(c => c == width), scored.Score[Key(width)].Auc,
                PairedComparison.Of(scored.Labelled[ModelNames.Teacher], scored.Labelled[Key(width)], scored.Draws).AucDifference);
        }
    }

    private static void Scatter(double[] values, int[] places, double[] all)
    {
        for (int i = 0; i < places.Length; i++)
            all[places[i]] = values[i];
    }

    private static string Key(int width) => FormattableString.Invariant($"width {width}");
}
