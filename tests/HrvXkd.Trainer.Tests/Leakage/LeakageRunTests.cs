using HrvXkd.Data;
using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Tests.Leakage;

public class LeakageRunTests
{
    private static readonly TrainingPlan Plan = LeakageRun.Plan(seed: 1);

    // Without signal, what a model finds is what it remembers of neighbours that lie in training.
    [Fact]
    public void Auc_NoSignalAndSequencesAtRandom_FindsWhatIsNotThere()
    {
        SequenceSet data = FeatureCohort.Make(60, 14, seed: 2, signal: 0);
        TrainingPlan quick = Plan with { Student = Plan.Student with { Epochs = [2] }, Teacher = Plan.Teacher with { Epochs = [2] } };
        SortedDictionary<string, double> random = LeakageRun.Auc(data.WithoutSubjects(), quick, _ => { }, default);
        SortedDictionary<string, double> honest = LeakageRun.Auc(data, quick, _ => { }, default);

        Assert.True(random["trees"] > 0.8, $"trees {random["trees"]}");
        Assert.InRange(honest["trees"], 0.2, 0.65);
    }

    [Fact]
    public void WithoutSubjects_AnySet_MakesEachSequenceAGroup()
    {
        SequenceSet data = FeatureCohort.Make(20, 9, seed: 2), apart = data.WithoutSubjects();
        Assert.Equal(data.Count, apart.Groups.Count);
        Assert.Equal(data.Count, apart.Group.Distinct().Count());
        Assert.Equal(data.Label, apart.Label);
    }

    [Fact]
    public void Recorder_OneSourceShifted_IsTold()
    {
        PreparedCohort one = FeatureCohort.Prepare(60, 8, seed: 3, signal: 0), same = FeatureCohort.Prepare(60, 8, seed: 4, signal: 0);
        PreparedCohort shifted = same with { Windows = [.. same.Windows.Select(w => w with { FeaturesQ16 = [.. w.FeaturesQ16.Select(q => q + (q / 4))] })] };
        Interval alike = RecorderControl.Auc(one, same, Plan), apart = RecorderControl.Auc(one, shifted, Plan);
        Assert.True(alike.Low < 0.62, $"alike {alike}");
        Assert.True(apart.Low > 0.8, $"shifted {apart}");
    }
}
