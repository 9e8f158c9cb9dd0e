using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using TorchSharp;

namespace HrvXkd.Trainer.Tests.Training;

public class MemoryTests
{
    // The counters are the thread's: other tests do not disturb them.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_EpochAfterEpoch_HoldsNoMoreTensors(bool teacher)
    {
        SequenceSet data = FeatureCohort.Make(60, 9, seed: 1);
        TrainingRows rows = new(data, _ => true);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));
        TrainingPlan plan = TrainingPlan.Default.Usual();
        using Network network = teacher ? new TeacherNetwork() : new StudentNetwork(8);
        network.Initialise(1);
        List<long> live = [];
        TrainingLoop.Run(
            network, input, rows, plan.Teacher.ToRecipe() with { Epochs = 8, BatchSize = 16 }, 1,
            (batch, logit, _, _) => Distillation.HardLoss(data.Label, batch, logit), default, goOn: _ =>
            {
                Assert.Equal(rows.Sequences.Length, TrainingLoop.Predict(network, input, rows.Sequences).Logit.Length);
                live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
                return true;
            });

        Assert.Equal(8, live.Count);
        Assert.All(live, count => Assert.Equal(live[0], count));
    }
}
