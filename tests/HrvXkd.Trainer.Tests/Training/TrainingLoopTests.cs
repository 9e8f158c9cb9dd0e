using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Training;

public class TrainingLoopTests
{
    private static readonly Recipe Quick = new(Epochs: 3, BatchSize: 32, Rate: 1e-3, Decay: 0.05, SkipFactor: 0.1);

    [Fact]
    public void Run_SameSeed_SameWeightsWhateverTorchsGeneratorDid()
    {
        float[] first = Train(Quick);
        TorchSharp.torch.manual_seed(99);
        using (TorchSharp.torch.rand(100))
            Assert.Equal(first, Train(Quick));
        Assert.NotEqual(first, Train(Quick, seed: 2));
    }

    // Garbage made on another thread lets finalizers run between and during native calls, thousands of times. TorchSharp's own optimizers
    // fail in this; here every weight must come out as without the stress.
    [Fact]
    public void Run_UnderGarbageCollectionStress_GivesTheSameWeights()
    {
        Recipe manySteps = Quick with { Epochs = 20, BatchSize = 8 };
        float[] calm = Train(manySteps);
        using CancellationTokenSource stop = new();
        int before = GC.CollectionCount(0);
        Thread stress = new(() =>
        {
            byte[][] kept = new byte[64][];
            for (int i = 0; !stop.IsCancellationRequested; i++)
                kept[i % kept.Length] = new byte[50_000];
        });
        stress.Start();
        float[] stressed = Train(manySteps);
        stop.Cancel();
        stress.Join();

        Assert.True(GC.CollectionCount(0) - before > 100, "there was no stress");
        Assert.Equal(calm, stressed);
        Assert.All(calm, w => Assert.True(float.IsFinite(w)));
    }

    private static float[] Train(Recipe recipe, int seed = 1)
    {
        SequenceSet data = FeatureCohort.Make(80, 9, seed: 1);
        TrainingRows rows = new(data, _ => true);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));
        TeacherAnswers answers = new(new float[data.Count], new float[data.Count * TeacherNetwork.Width], new int[data.Count], 2);
        using Distillation distillation = new(data.Label, answers, new DistillationWeights(0.5, 2, 0.1), StudentWeights.DefaultWidth, seed);
        using StudentNetwork network = new();
        network.Initialise(seed);
        TrainingLoop.Run(network, input, rows, recipe, seed, distillation.Loss, CancellationToken.None, distillation.Discarded);
        return network.Values.ToArray();
    }
}
