// From sequences to subjects: a subject's score is the mean logit of its sequences, so that every figure and every
// interval has the subject as its unit. Overlapping sequences of one person are not independent observations.
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Scores and labels of subjects (groups of recordings), one each.</summary>
public static class SubjectScores
{
    /// <summary>Mean logit per group.</summary>
    /// <param name="logit">Logit of each sequence, shape [Sequences].</param>
    /// <param name="group">Group of each sequence, shape [Sequences], 0..groups-1.</param>
    /// <param name="groups">Number of groups; each must have a sequence.</param>
    /// <returns>Shape [groups].</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a group has no sequence.</exception>
    public static double[] MeanLogit(ReadOnlySpan<double> logit, ReadOnlySpan<int> group, int groups)
    {
        if (logit.Length != group.Length)
            throw new ArgumentException($"{logit.Length} logits for {group.Length} sequences", nameof(group));
        double[] mean = new double[groups];
        int[] count = new int[groups];
        for (int i = 0; i < logit.Length; i++)
        {
            mean[group[i]] += logit[i];
            count[group[i]]++;
        }

        for (int g = 0; g < groups; g++)
        {
            if (count[g] == 0)
                throw new ArgumentException($"group {g} has no sequence", nameof(group));
            mean[g] /= count[g];
        }

        return mean;
    }

    /// <summary>Label per group.</summary>
    /// <param name="label">Label of each sequence, shape [Sequences], 0 or 1.</param>
    /// <param name="group">Group of each sequence, shape [Sequences].</param>
    /// <param name="names">Names of the groups.</param>
    /// <returns>Shape [names.Count], 0 or 1.</returns>
    /// <exception cref="FormatException">A group has sequences of both labels.</exception>
    public static byte[] Labels(ReadOnlySpan<byte> label, ReadOnlySpan<int> group, IReadOnlyList<string> names)
    {
        if (label.Length != group.Length)
            throw new ArgumentException($"{label.Length} labels for {group.Length} sequences", nameof(group));
        byte[] ofGroup = new byte[names.Count];
        bool[] seen = new bool[names.Count];
        for (int i = 0; i < label.Length; i++)
        {
            int g = group[i];
            if (seen[g] && ofGroup[g] != label[i])
                throw new FormatException($"group '{names[g]}' has recordings labelled 0 and 1; subjects are scored as a whole and need one label");
            seen[g] = true;
            ofGroup[g] = label[i];
        }

        return ofGroup;
    }
}
