namespace HrvXkd.Trainer.Training;

/// <summary>One progress of several folds at a time.</summary>
/// <param name="sink">Receives the mean share and what was last trained; may be null.</param>
/// <param name="folds">Number of folds.</param>
internal sealed class SharedProgress(IProgress<(double Share, string What)>? sink, int folds)
{
    private readonly Lock _lock = new();
    private readonly double[] _share = new double[folds];

    /// <summary>The progress of one fold.</summary>
    /// <param name="fold">Which.</param>
    public IProgress<(double Share, string What)> Of(int fold) => new One(this, fold);

    private void Report(int fold, double share, string what)
    {
        lock (_lock)
        {
            _share[fold] = share;
            sink?.Report((_share.Average(), what));
        }
    }

    private sealed class One(SharedProgress all, int fold) : IProgress<(double Share, string What)>
    {
        public void Report((double Share, string What) value) => all.Report(fold, value.Share, value.What);
    }
}
