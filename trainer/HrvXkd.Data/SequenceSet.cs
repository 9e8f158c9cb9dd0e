using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>All usable sequences of a prepared cohort: what models are trained and tested on.</summary>
public sealed class SequenceSet
{
    private SequenceSet(SequenceBuilder builder)
    {
        FeaturesQ16 = [.. builder.Features];
        Valid = [.. builder.Valid];
        Label = [.. builder.Label];
        Group = [.. builder.Group];
        Recording = [.. builder.Recording];
        FirstWindow = [.. builder.FirstWindow];
        Groups = [.. builder.Groups];
    }

    private SequenceSet(SequenceSet from, int[] group, string[] groups)
    {
        FeaturesQ16 = from.FeaturesQ16;
        Valid = from.Valid;
        Recording = from.Recording;
        FirstWindow = from.FirstWindow;
        Label = from.Label;
        Group = group;
        Groups = groups;
    }

    /// <summary>The same sequences, each as a group of its own: what a split looks like that does not keep subjects together. For showing leaks only.</summary>
    public SequenceSet WithoutSubjects() =>
        new(this, [.. Enumerable.Range(0, Count)], [.. Enumerable.Range(0, Count).Select(s => $"{Groups[Group[s]]} {s:D7}")]);

    /// <summary>Slides over each recording's windows, step one window, and keeps what <see cref="Core.Sequence.IsUsable"/> allows.</summary>
    /// <param name="prepared">The windows.</param>
    /// <param name="label">Which label; sequences for which it is unknown are left out, but a recording without its own label is a fault.</param>
    /// <returns>The sequences, ordered by recording and time.</returns>
    /// <exception cref="FormatException">A recording has no group, or no label of its own where that is asked for; one line.</exception>
    public static SequenceSet From(PreparedCohort prepared, LabelKind label = LabelKind.Recording)
    {
        SequenceBuilder builder = new(prepared.Cohort, label);
        IReadOnlyList<WindowRow> windows = prepared.Windows;
        for (int start = 0; start + Sequence.Windows <= windows.Count; start++)
            builder.TryAdd(windows, start);
        return new SequenceSet(builder);
    }

    /// <summary>Number of sequences.</summary>
    public int Count => Label.Length;

    /// <summary>Features, shape [Count, 8, 12], Q16.16, oldest window first; zeros where masked.</summary>
    public int[] FeaturesQ16 { get; }

    /// <summary>Mask, shape [Count, 8], 1 valid, 0 masked, oldest first.</summary>
    public byte[] Valid { get; }

    /// <summary>Label of each sequence, shape [Count], 0 or 1.</summary>
    public byte[] Label { get; }

    /// <summary>Group index of each sequence, shape [Count], into <see cref="Groups"/>.</summary>
    public int[] Group { get; }

    /// <summary>Recording index of each sequence, shape [Count], into the cohort.</summary>
    public int[] Recording { get; }

    /// <summary>Index of each sequence's oldest window in its recording, shape [Count].</summary>
    public int[] FirstWindow { get; }

    /// <summary>Names of the groups that have a sequence, in order of first appearance.</summary>
    public IReadOnlyList<string> Groups { get; }
}
