namespace HrvXkd.Data;

/// <summary>All usable sequences of a prepared cohort: what models are trained and tested on.</summary>
public sealed class SequenceSet
{
    /// <summary>Slides over each recording's windows, step one window, and keeps what <see cref="Core.Sequence.IsUsable"/> allows.</summary>
    /// <param name="prepared">The windows.</param>
    /// <returns>The sequences, ordered by recording and time.</returns>
    public static SequenceSet From(PreparedCohort prepared) => throw new NotSupportedException();

    /// <summary>Number of sequences.</summary>
    public int Count => throw new NotSupportedException();

    /// <summary>Features, shape [Count, 8, 12], Q16.16, oldest window first; zeros where masked.</summary>
    public int[] FeaturesQ16 => throw new NotSupportedException();

    /// <summary>Mask, shape [Count, 8], 1 valid, 0 masked, oldest first.</summary>
    public byte[] Valid => throw new NotSupportedException();

    /// <summary>Label of each sequence, shape [Count], 0 or 1.</summary>
    public byte[] Label => throw new NotSupportedException();

    /// <summary>Group index of each sequence, shape [Count], into <see cref="Groups"/>.</summary>
    public int[] Group => throw new NotSupportedException();

    /// <summary>Recording index of each sequence, shape [Count], into the cohort.</summary>
    public int[] Recording => throw new NotSupportedException();

    /// <summary>Names of the groups that have a sequence.</summary>
    public IReadOnlyList<string> Groups => throw new NotSupportedException();
}
