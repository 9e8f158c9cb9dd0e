namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Log-loss of the subjects of all inner folds, each judged by a student that did not see it, at each epoch where training may stop.</summary>
/// <param name="stops">Number of such epochs.</param>
internal sealed class InnerLosses(int stops)
{
    private readonly List<double>[] _ofSubject = [.. Enumerable.Range(0, stops).Select(_ => new List<double>())];

    /// <summary>Which stop is best.</summary>
    public int BestStop => Array.IndexOf(_ofSubject, _ofSubject.MinBy(losses => losses.Average()));

    /// <summary>Mean loss at the best stop.</summary>
    public double Mean => _ofSubject[BestStop].Average();

    /// <summary>Loss of each subject at the best stop, inner fold by inner fold.</summary>
    public double[] OfSubjects => [.. _ofSubject[BestStop]];

    /// <summary>Adds the subjects of one inner fold.</summary>
    /// <param name="stop">Which stop.</param>
    /// <param name="losses">Of its subjects.</param>
    public void Add(int stop, double[] losses) => _ofSubject[stop].AddRange(losses);
}
