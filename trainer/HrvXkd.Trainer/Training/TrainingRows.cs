using HrvXkd.Data;

namespace HrvXkd.Trainer.Training;

/// <summary>The sequences one model is trained on, with inner folds by group for choices made inside the training data.</summary>
internal sealed class TrainingRows
{
    // A long recording gives many sequences that overlap and say nearly the same. No group counts for more than these.
    private const int LargestShare = 4;

    private readonly int[][] _ofGroup;

    /// <summary>Collects the sequences of all folds but some.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="use">Tells whether a sequence is for training.</param>
    /// <param name="innerFolds">Number of inner folds.</param>
    /// <param name="seed">Shuffles groups into inner folds.</param>
    public TrainingRows(SequenceSet data, byte[] label, Func<int, bool> use, int innerFolds, int seed)
    {
        Sequences = [.. Enumerable.Range(0, data.Count).Where(use)];
        Folds = innerFolds;
        IEnumerable<IGrouping<int, int>> byName = Sequences.GroupBy(s => data.Group[s]).OrderBy(g => data.Groups[g.Key], StringComparer.Ordinal);
        _ofGroup = [.. byName.Select(g => g.ToArray())];
        byte[] labelOfGroup = GroupFolds.LabelOfGroup(data, label);
        int[] foldOfGroup = GroupFolds.Deal(data, labelOfGroup, _ofGroup.Select(g => data.Group[g[0]]), innerFolds, seed);
        FoldOf = Array.ConvertAll(Sequences, s => foldOfGroup[data.Group[s]]);
        Dictionary<int, int> sizes = _ofGroup.ToDictionary(g => data.Group[g[0]], g => g.Length);
        Weight = Array.ConvertAll(Sequences, s => Math.Min(1, (double)LargestShare / sizes[data.Group[s]]));
    }

    /// <summary>Indices of the sequences, ascending.</summary>
    public int[] Sequences { get; }

    /// <summary>Number of inner folds.</summary>
    public int Folds { get; }

    /// <summary>Inner fold of each of <see cref="Sequences"/>.</summary>
    public int[] FoldOf { get; }

    /// <summary>Weight of each of <see cref="Sequences"/>: 1, less where a group has many.</summary>
    public double[] Weight { get; }

    /// <summary>Draws the batches of one epoch: of each group all sequences, or a random few if it has many, in random order.</summary>
    /// <param name="random">The generator of this training.</param>
    /// <param name="size">Sequences in a batch; the last may be smaller.</param>
    public int[][] DrawEpoch(Random random, int size)
    {
        List<int> drawn = [];
        foreach (int[] group in _ofGroup)
        {
            int[] shuffled = [.. group];
            random.Shuffle(shuffled);
            drawn.AddRange(shuffled.Take(LargestShare));
        }

        int[] order = [.. drawn];
        random.Shuffle(order);
        return [.. order.Chunk(size)];
    }
}
