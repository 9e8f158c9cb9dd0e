using HrvXkd.CodeGen.Emit;
using HrvXkd.Data;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Sizing;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Sizing;

public class SizesRunTests
{
    private static readonly TrainingPlan Usual = TrainingPlan.Default.Usual() with { Folds = 2, InnerFolds = 3, Rows = [] };

    private static readonly TrainingPlan Plan = Usual with { Teacher = Usual.Teacher with { Epochs = [1] }, Student = Usual.Student with { Epochs = [2] } };

    [Fact]
    public void Execute_TwoWidths_CountsChoicesAndMeasuresFromTheBest()
    {
        SizesSummary summary = SizesRun.Execute(FeatureCohort.Prepare(60, 8, seed: 6), [8, 4], Plan, _ => { }, default);

        Assert.Equal([4, 8], summary.Sizes.Select(size => size.Width));
        Assert.Equal(Plan.Folds, summary.Sizes.Sum(size => size.ChosenInFolds));
        Assert.Equal(0, summary.Sizes.Min(size => size.AboveBest));
        Assert.All(summary.Sizes, size => Assert.Equal(summary.TeacherAuc.Value - size.Auc.Value, size.TeacherMinusStudent.Value, 1e-9));
    }

    // What the configuration's budget is held against is what the generator counts in the code it emits.
    [Theory]
    [InlineData(4, 300)]
    [InlineData(8, 800)]
    [InlineData(12, 1556)]
    public void MacsOf_Width_IsWhatTheGeneratorCounts(int width, int macs)
    {
        SequenceSet data = FeatureCohort.Make(60, 8, seed: 7);
        TrainingPlan plan = Plan with { Student = Plan.Student with { Width = [width] } };
        EmittedModel emitted = StudentProof.Of(Experiment.Run(data, plan).Models[0], data, new Dictionary<string, string>()).Emitted;
        Assert.Equal(macs, emitted.MacsPerWindow);
        Assert.Equal(macs, HrvXkd.Trainer.Models.StudentNetwork.MacsOf(width));
    }
}
