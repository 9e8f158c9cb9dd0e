using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Controls;

public class PermutedLabelsTests
{
    private static readonly TrainingPlan Plan = TrainingPlan.Default.Usual();

    // 60 subjects are where one ranking over all folds is furthest below one half.
    [Theory]
    [InlineData(60, 0.0)]
    [InlineData(200, 0.0)]
    [InlineData(200, 1.0)]
    public void Auc_WithOrWithoutSignal_IsOneHalf(int subjects, double signal)
    {
        Interval[] auc = [.. Enumerable.Range(1, 3).Select(seed => PermutedLabels.Auc(FeatureCohort.Make(subjects, 8, seed, signal), Plan with { Seed = seed }))];
        Assert.InRange(auc.Average(a => a.Value), 0.48, 0.52);
        Assert.All(auc, a => Assert.True(PermutedLabels.FoundNothing(a), $"{a}"));
        Assert.All(auc, a => Assert.InRange(a.High - a.Low, 0.005, 0.09));
    }

    [Theory]
    [InlineData(0.497, 0.494, 0.499, true)]
    [InlineData(0.53, 0.49, 0.57, true)]
    [InlineData(0.53, 0.51, 0.55, false)]
    [InlineData(0.46, 0.44, 0.48, false)]
    public void FoundNothing_AnyInterval_AllowsChanceAndWhatDoesNotMatter(double value, double low, double high, bool nothing) =>
        Assert.Equal(nothing, PermutedLabels.FoundNothing(new Interval(value, low, high)));
}
