using HrvXkd.Data;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Training;

public class ExperimentTests
{
    private static readonly TrainingPlan Plan = TrainingPlan.Default.Usual() with { Rows = [], Teacher = TrainingPlan.Default.Usual().Teacher with { Members = 1 } };

    [Fact]
    public void Run_OneThreadOrTwo_SameBits()
    {
        SequenceSet data = FeatureCohort.Make(60, 9, seed: 1);
        ExperimentResult one = Experiment.Run(data, Plan, threads: 1);
        ExperimentResult two = Experiment.Run(data, Plan, threads: 2);

        Assert.Equal(one.Logistic, two.Logistic);
        Assert.Equal(one.Teacher, two.Teacher);
        Assert.Equal(one.Student, two.Student);
        Assert.Equal(one.Attention, two.Attention);
        Assert.Equal(one.Models.Select(m => m.Student.KeyWeight[3]), two.Models.Select(m => m.Student.KeyWeight[3]));
    }

    [Fact]
    public void Run_SmallCohort_PredictsUnseenGroupsAsWellAsTheBaseline()
    {
        SequenceSet data = FeatureCohort.Make(240, 10, seed: 2);
        List<(double Share, string What)> steps = [];
        ExperimentResult result = Experiment.Run(data, Plan, new Recorder(steps));

        double logistic = Scores.Auc(result.Logistic, data.Label, data.Group);
        Assert.InRange(logistic, 0.7, 0.9);
        Assert.InRange(Scores.Auc(result.Teacher, data.Label, data.Group), logistic - 0.02, 0.95);
        Assert.InRange(Scores.Auc(result.Student, data.Label, data.Group), logistic - 0.02, 0.95);
        Assert.NotEqual(result.Logistic, result.Student);
        Assert.Equal(Plan.Folds * (1 + 5 + 1), steps.Count);
        Assert.Equal(1, steps[^1].Share, 1e-9);
        foreach (FoldModel fold in result.Models)
        {
            Assert.Empty(fold.Train.Select(s => data.Group[s]).Intersect(fold.Test.Select(s => data.Group[s])));
            Assert.Equal(data.Count, fold.Train.Length + fold.Test.Length);
            Assert.All(fold.Test, s => Assert.Equal(fold.Fold, result.FoldOfSequence[s]));
        }
    }

    // The models of a fold must not change if the labels of its test groups do: nothing of the test fold may reach them.
    [Fact]
    public void Run_LabelsOfTheTestFoldSwapped_ItsPredictionsStay()
    {
        SequenceSet data = FeatureCohort.Make(60, 8, seed: 3);
        int[] foldOf = Experiment.Folds(data, Plan);
        ExperimentResult before = Experiment.Run(data, foldOf, Plan, null, 2, default);
        foreach (int s in before.Models[0].Test)
            data.Label[s] ^= 1;
        ExperimentResult after = Experiment.Run(data, foldOf, Plan, null, 2, default);

        Assert.All(before.Models[0].Test, s => Assert.Equal(before.Student[s], after.Student[s]));
        Assert.All(before.Models[0].Test, s => Assert.Equal(before.Teacher[s], after.Teacher[s]));
        Assert.All(before.Models[0].Test, s => Assert.Equal(before.Logistic[s], after.Logistic[s]));
        Assert.Contains(before.Models[1].Test, s => before.Student[s] != after.Student[s]);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Experiment.Run(FeatureCohort.Make(60, 8, seed: 1), Plan, null, 0, source.Token));
    }

    private sealed class Recorder(List<(double Share, string What)> steps) : IProgress<(double Share, string What)>
    {
        public void Report((double Share, string What) value) => steps.Add(value);
    }
}
