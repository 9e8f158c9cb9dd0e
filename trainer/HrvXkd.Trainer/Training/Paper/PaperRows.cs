using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;
using TorchSharp;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Training.Paper;

/// <summary>Trains the paper's networks in the folds of all other rows; the labels are the teacher of both.</summary>
internal static class PaperRows
{
    /// <summary>Key of the convolutional teacher.</summary>
    public const string Teacher = "paper_teacher";

    /// <summary>Key of the perceptron.</summary>
    public const string Student = "paper_student";

    private const int FewestEpochs = 6;
    private const int FewestSteps = 300;
    private const int BatchSize = 32;
    private const double Rate = 1e-3;
    private const float Decay = 0.01f;

    /// <summary>Held-out logits of one network: every sequence has that of its recording.</summary>
    /// <param name="segments">Raw samples.</param>
    /// <param name="convolves">True for the teacher.</param>
    /// <param name="data">The sequences, which tell recordings, labels and folds.</param>
    /// <param name="foldOf">Fold of each sequence.</param>
    /// <param name="plan">Folds and seed.</param>
    /// <param name="cancel">Stops the work.</param>
    public static double[] Predict(RawSegments segments, bool convolves, SequenceSet data, int[] foldOf, TrainingPlan plan, CancellationToken cancel)
    {
        Dictionary<int, (int Fold, byte Label)> recordings = [];
        for (int s = 0; s < data.Count; s++)
            recordings[data.Recording[s]] = (foldOf[s], data.Label[s]);
        Dictionary<int, float>[] logits = new Dictionary<int, float>[plan.Folds];
        FoldLoop.Run(plan.Folds, 0, fold =>
        {
            int[] train = [.. recordings.Where(r => r.Value.Fold != fold).Select(r => r.Key).Order()];
            using PaperNetwork network = new(convolves);
            int seed = SeedOf.Part(plan.Seed, $"paper {convolves} {fold}");
            network.Initialise(seed);
            Train(network, segments, train, r => recordings[r].Label, seed, cancel);
            logits[fold] = Logits(network, segments, [.. recordings.Where(r => r.Value.Fold == fold).Select(r => r.Key)]);
        }, cancel);
        return [.. Enumerable.Range(0, data.Count).Select(s => (double)logits[foldOf[s]][data.Recording[s]])];
    }

    private static void Train(PaperNetwork network, RawSegments segments, int[] train, Func<int, float> label, int seed, CancellationToken cancel)
    {
        set_num_threads(1);
        Random random = new(seed);
        AdamW optimizer = new(network.PerWeight((_, _) => 1), network.PerWeight((_, rank) => rank > 1 ? Decay : 0));
        int epochs = Math.Max(FewestEpochs, (int)Math.Ceiling((double)FewestSteps * BatchSize / train.Length));
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(train);
            foreach (int[] batch in train.Chunk(BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                using DisposeScope scope = NewDisposeScope();
                Tensor wanted = TorchMath.Create(Array.ConvertAll(batch, r => label(r)), batch.Length, 1);
                nn.functional.binary_cross_entropy_with_logits(network.Forward(Gather(segments, batch)), wanted).backward();
                Span<float> gradient = TorchMath.Numbers(network.Gradient());
                optimizer.Step(network.Values, gradient, Rate * (1 - ((double)epoch / epochs)));
                gradient.Clear();
            }
        }
    }

    private static Dictionary<int, float> Logits(PaperNetwork network, RawSegments segments, int[] recordings)
    {
        using IDisposable inference = no_grad();
        Dictionary<int, float> logits = [];
        foreach (int[] batch in recordings.Chunk(BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            float[] said = TorchMath.Numbers(network.Forward(Gather(segments, batch))).ToArray();
            foreach ((int recording, float logit) in batch.Zip(said))
                logits[recording] = logit;
        }

        return logits;
    }

    private static Tensor Gather(RawSegments segments, int[] recordings) =>
        TorchMath.Create(Batch.Rows(segments.Values, RawSegments.Size, recordings), recordings.Length, RawSegments.Pieces, RawSegments.Length);
}
