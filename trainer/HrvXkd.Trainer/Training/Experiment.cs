using HrvXkd.Data;

namespace HrvXkd.Trainer.Training;

/// <summary>Trains the logistic baseline, the teacher and the distilled student over group folds.</summary>
public static class Experiment
{
    /// <summary>Runs all folds.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="progress">Receives the share done, 0..1, and what is being trained; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Held-out predictions and the students.</returns>
    /// <exception cref="FormatException">The labels are of one class, or there are fewer groups of a class than folds.</exception>
    public static ExperimentResult Run(SequenceSet data, ExperimentOptions options, IProgress<(double Share, string What)>? progress = null, CancellationToken cancel = default) => throw new NotSupportedException();
}
