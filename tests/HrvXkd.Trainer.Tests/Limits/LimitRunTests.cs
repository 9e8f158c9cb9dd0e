using HrvXkd.Data;
using HrvXkd.Trainer.Limits;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Tests.Reporting;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Limits;

public class LimitRunTests
{
    private static readonly TrainingPlan Usual = TrainingPlan.Default.Usual();

    private static readonly TrainingPlan Plan = Usual with { Teacher = Usual.Teacher with { Epochs = [1] }, Student = Usual.Student with { Epochs = [1] } };

    [Fact]
    public void Execute_OtherSubjectsOfTheSameKind_GivesLimitAndShares()
    {
        PreparedCohort own = FeatureCohort.Prepare(80, 9, seed: 1), others = FeatureCohort.Prepare(400, 9, seed: 2);
        RunSummary summary = MadeReport.Data(60, seed: 3).Summary;
        LimitFigures figures = LimitRun.Execute(summary, own, others, Plan, (_, _) => { }, default);

        Assert.Equal(SequenceSet.From(own).Groups.Count, figures.Subjects);
        Assert.Equal(400, figures.TrainingSubjects);
        Assert.Equal(figures.Auc.Values.Max(auc => auc.Value), figures.FeatureLimit);
        Assert.InRange(figures.FeatureLimit, 0.7, 0.95);
        foreach ((string model, double reached) in figures.Reached)
            Assert.Equal(summary.Auc[model].Value - 0.5, reached * (figures.FeatureLimit - 0.5), 1e-9);
    }

    // What is scored must not be in what is trained on: other labels there, same answers here.
    [Fact]
    public void Execute_OwnLabelsSwapped_TurnsTheAucOfEveryRow()
    {
        PreparedCohort own = FeatureCohort.Prepare(60, 8, seed: 1), others = FeatureCohort.Prepare(120, 8, seed: 2);
        PreparedCohort swapped = own with { Cohort = own.Cohort with { Recordings = [.. own.Cohort.Recordings.Select(r => r with { Hypertensive = !r.Hypertensive })] } };
        RunSummary summary = MadeReport.Data(60, seed: 3).Summary;
        LimitFigures before = LimitRun.Execute(summary, own, others, Plan, (_, _) => { }, default);
        LimitFigures after = LimitRun.Execute(summary, swapped, others, Plan, (_, _) => { }, default);
        Assert.All(before.Auc.Keys, row => Assert.Equal(1, before.Auc[row].Value + after.Auc[row].Value, 1e-9));
    }
}
