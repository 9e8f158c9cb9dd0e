using HrvXkd.Trainer.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace HrvXkd.Trainer.Training;

/// <summary>Gradient descent on one network.</summary>
internal static class TrainingLoop
{
    // Share of all steps in which the learning rate rises; it then falls to 0 along a cosine.
    private const double WarmUp = 0.1;

    /// <summary>The loss of one batch.</summary>
    /// <param name="batch">The input.</param>
    /// <param name="logit">Shape [N, 1].</param>
    /// <param name="feature">Shape [N, width].</param>
    /// <param name="share">Share of the training that is done, 0..1.</param>
    /// <returns>A number.</returns>
    public delegate Tensor Loss(Batch batch, Tensor logit, Tensor feature, double share);

    /// <summary>Trains. Same arguments, same weights, on any thread.</summary>
    /// <param name="network">Initialised.</param>
    /// <param name="input">All sequences.</param>
    /// <param name="rows">Those to train on.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Draws the batches.</param>
    /// <param name="loss">What to minimise.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="beside">Parameters of the loss that are trained beside the network; may be null.</param>
    /// <param name="goOn">Called after each epoch with the number done; false stops there. Null trains to the end of the recipe.</param>
    public static void Run(
        Network network, ModelInput input, TrainingRows rows, Recipe recipe, int seed, Loss loss,
        CancellationToken cancel, ParameterSet? beside = null, Func<int, bool>? goOn = null)
    {
        UseOneThread();
        Random random = new(seed);
        ParameterSet[] sets = beside is null ? [network] : [network, beside];
        Trained[] trained = Array.ConvertAll(sets, set => new Trained(set, Optimizer(set, recipe)));
        int step = 0;
        for (int epoch = 0; epoch < recipe.Epochs; epoch++)
        {
            int[][] batches = rows.DrawEpoch(random, recipe.BatchSize);
            foreach (int[] sequences in batches)
            {
                cancel.ThrowIfCancellationRequested();
                double share = (double)step++ / (recipe.Epochs * batches.Length);
                using DisposeScope scope = NewDisposeScope();
                Batch batch = Batch.Gather(input, sequences);
                (Tensor logit, Tensor feature) = network.Forward(batch);
                loss(batch, logit, feature, share).backward();
                foreach (Trained t in trained)
                    t.Step(recipe.Rate * Schedule(share));
            }

            if (goOn is not null && !goOn(epoch + 1))
                return;
        }
    }

    /// <summary>Evaluates a network.</summary>
    /// <param name="network">Trained.</param>
    /// <param name="input">All sequences.</param>
    /// <param name="sequences">Those wanted, N of them.</param>
    /// <returns>Logits, shape [N], and features, shape [N, width].</returns>
    public static (float[] Logit, float[] Feature) Predict(Network network, ModelInput input, int[] sequences)
    {
        const int BatchSize = 512;
        UseOneThread();
        using IDisposable inference = no_grad();
        List<float> logits = new(sequences.Length), features = [];
        foreach (int[] chunk in sequences.Chunk(BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor logit, Tensor feature) = network.Forward(Batch.Gather(input, chunk));
            logits.AddRange(TorchMath.Numbers(logit));
            features.AddRange(TorchMath.Numbers(feature));
        }

        return ([.. logits], [.. features]);
    }

    private static AdamW Optimizer(ParameterSet parameters, Recipe recipe) => new(
        parameters.PerWeight((name, _) => name == Network.SkipName ? (float)recipe.SkipFactor : 1),
        parameters.PerWeight((name, rank) => rank == 2 && name != Network.SkipName ? (float)recipe.Decay : 0));

    private static double Schedule(double share) =>
        share < WarmUp ? share / WarmUp : 0.5 * (1 + Math.Cos(Math.PI * (share - WarmUp) / (1 - WarmUp)));

    // Two threads are slower than one at this size, and sums would depend on their number. The setting is the calling thread's.
    private static void UseOneThread() => set_num_threads(1);

    private sealed record Trained(ParameterSet Parameters, AdamW Optimizer)
    {
        public void Step(double rate)
        {
            Span<float> gradient = TorchMath.Numbers(Parameters.Gradient());
            Optimizer.Step(Parameters.Values, gradient, rate);
            gradient.Clear();
        }
    }
}
