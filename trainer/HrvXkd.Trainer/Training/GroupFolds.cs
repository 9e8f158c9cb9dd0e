using HrvXkd.Data;

namespace HrvXkd.Trainer.Training;

/// <summary>Folds by group, stratified by label: a group lies in one fold with all its sequences.</summary>
internal static class GroupFolds
{
    /// <summary>Assigns a fold to each sequence; depends on the names of groups and the seed, not on their order.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="label">Label of each sequence; a group has one label.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <returns>Fold of each sequence, shape [Count].</returns>
    /// <exception cref="FormatException">One class only, or fewer groups of a class than folds.</exception>
    public static int[] Assign(SequenceSet data, byte[] label, int folds, int seed)
    {
        byte[] labelOfGroup = LabelOfGroup(data, label);
        foreach (byte value in (byte[])[0, 1])
            Check(data, labelOfGroup.Count(l => l == value), folds, value == 1 ? "hypertensive" : "normotensive");
        int[] foldOfGroup = Deal(data, labelOfGroup, Enumerable.Range(0, labelOfGroup.Length), folds, seed);
        return Array.ConvertAll(data.Group, g => foldOfGroup[g]);
    }

    /// <summary>Deals some groups to folds, class by class.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="labelOfGroup">Label of each group.</param>
    /// <param name="groups">Groups to deal.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Shuffles.</param>
    /// <returns>Fold of each group of the data, -1 for groups that were not dealt.</returns>
    public static int[] Deal(SequenceSet data, byte[] labelOfGroup, IEnumerable<int> groups, int folds, int seed)
    {
        int[] fold = new int[labelOfGroup.Length];
        Array.Fill(fold, -1);

        // Dealing goes on where the other class ended, so that folds are of equal size.
        int dealt = 0;
        IEnumerable<int> shuffled = groups
            .OrderBy(g => labelOfGroup[g])
            .ThenBy(g => SeedOf.Hash(seed, data.Groups[g]))
            .ThenBy(g => data.Groups[g], StringComparer.Ordinal);
        foreach (int group in shuffled)
            fold[group] = dealt++ % folds;
        return fold;
    }

    /// <summary>Label of each group.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="label">Label of each sequence.</param>
    /// <exception cref="FormatException">A group has sequences of both labels.</exception>
    public static byte[] LabelOfGroup(SequenceSet data, byte[] label)
    {
        byte?[] found = new byte?[data.Groups.Count];
        for (int i = 0; i < data.Count; i++)
        {
            int group = data.Group[i];
            if (found[group] is byte other && other != label[i])
                throw new FormatException($"labels: group '{data.Groups[group]}' has both labels, one is needed");
            found[group] = label[i];
        }

        return Array.ConvertAll(found, l => l ?? 0);
    }

    private static void Check(SequenceSet data, int groups, int folds, string name)
    {
        if (groups == 0)
            throw new FormatException($"labels: no {name} group among {data.Groups.Count} with a usable sequence, both labels are needed");
        if (groups < folds)
            throw new FormatException($"labels: {groups} {name} groups with a usable sequence, at least {folds} are needed for {folds} folds");
    }
}
