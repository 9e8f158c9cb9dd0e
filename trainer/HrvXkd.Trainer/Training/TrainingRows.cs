using HrvXkd.Data;

namespace HrvXkd.Trainer.Training;

/// <summary>The sequences one model is trained on, and what each counts.</summary>
internal sealed class TrainingRows
{
    // A long recording gives many sequences that overlap and say nearly the same. No group counts for more than these.
    private const int LargestShare = 4;

    private readonly int[][] _ofGroup;

    /// <summary>Collects sequences.</summary>
    /// <param name="data">All sequences.</param>
    /// <param name="use">Tells whether a sequence is for training.</param>
    public TrainingRows(SequenceSet data, Func<int, bool> use)
    {
        Sequences = [.. Enumerable.Range(0, data.Count).Where(use)];
        IEnumerable<IGrouping<int, int>> byName = Sequences.GroupBy(s => data.Group[s]).OrderBy(g => data.Groups[g.Key], StringComparer.Ordinal);
        _ofGroup = [.. byName.Select(g => g.ToArray())];
        Dictionary<int, int> sizes = _ofGroup.ToDictionary(g => data.Group[g[0]], g => g.Length);
        Weight = Array.ConvertAll(Sequences, s => Math.Min(1, (double)LargestShare / sizes[data.Group[s]]));
        Share = Array.ConvertAll(Sequences, s => 1.0 / sizes[data.Group[s]]);
    }

    /// <summary>Indices of the sequences, ascending.</summary>
    public int[] Sequences { get; }

    /// <summary>Weight of each of <see cref="Sequences"/>: 1, less where a group has many.</summary>
    public double[] Weight { get; }

    /// <summary>Share of each of <see cref="Sequences"/> in its group: the shares of a group add up to 1.</summary>
    public double[] Share { get; }

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
