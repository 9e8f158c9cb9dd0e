// Gradient-boosted trees (FastTree, after MART of Friedman 2001) on level and trend. One thread, so that the same rows give the same trees.

using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Gradient-boosted trees on mean and slope.</summary>
internal sealed class TreesRow : IRow
{
    private const double Certain = 1e-6;

    /// <inheritdoc/>
    public string Key => "trees";

    /// <inheritdoc/>
    public RowPrediction Predict(FoldContext fold)
    {
        int[] candidates = [.. fold.Plan.Trees.Number.Distinct()];
        int number = candidates.Length == 1 ? candidates[0] : candidates.MinBy(candidate => fold.InnerFolds.Sum(inner =>
        {
            int[] judged = fold.Inner(inner);
            return fold.SubjectLoss(Fit(fold, fold.Part(inner), candidate, judged), judged);
        }));
        double[] logit = Fit(fold, fold.Part(), number, fold.Test);
        fold.Step(Key);
        return new RowPrediction(Key, logit, $"trees {number}");
    }

    private static double[] Fit(FoldContext fold, TrainingPart part, int number, int[] wanted)
    {
        fold.Cancel.ThrowIfCancellationRequested();
        TreePlan plan = fold.Plan.Trees;
        MLContext context = new(seed: fold.Seed("trees"));
        FastTreeBinaryTrainer trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfThreads = 1,
            NumberOfTrees = number,
            NumberOfLeaves = plan.Leaves,
            LearningRate = plan.Rate,
            MinimumExampleCountPerLeaf = plan.LeastExamples,
            ExampleWeightColumnName = nameof(Example.Weight),
        });
        TrainingRows rows = part.Rows;
        Example[] examples = [.. rows.Sequences.Select((s, k) => Of(part.Input, s, fold.Data.Label[s] == 1, (float)rows.Weight[k]))];
        var model = trainer.Fit(context.Data.LoadFromEnumerable(examples));
        IDataView scored = model.Transform(context.Data.LoadFromEnumerable(wanted.Select(s => Of(part.Input, s, false, 1))));
        return [.. scored.GetColumn<float>("Probability").Select(p => Math.Clamp(p, Certain, 1 - Certain)).Select(p => Math.Log(p / (1 - p)))];
    }

    private static Example Of(ModelInput input, int sequence, bool label, float weight) => new()
    {
        Features = input.Summary.AsSpan(sequence * ModelInput.SummaryWidth, ModelInput.SummaryWidth).ToArray(),
        Label = label,
        Weight = weight,
    };

    private sealed class Example
    {
        [VectorType(ModelInput.SummaryWidth)]
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
