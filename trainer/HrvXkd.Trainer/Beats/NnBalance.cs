// Why RMSSD of kept intervals differs from that of normal beats: differences that are kept but not between three normal beats in a row,
// and differences between three normal beats that are not kept. Both as shares of the sum of squares they belong to.
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>What cleaning kept and what it lost.</summary>
/// <param name="KeptShare">Share of annotated intervals between normal beats that are kept, 0..1.</param>
/// <param name="LeakedShare">Part of the kept sum of squared differences that is not from three normal beats in a row, 0..1.</param>
/// <param name="LostShare">Part of the annotated sum of squared differences that is not kept, 0..1.</param>
internal sealed record NnBalance(double KeptShare, double LeakedShare, double LostShare)
{
    // Times of found beats and of ends of intervals are the same numbers but for rounding.
    private const double PerSecond = 1e5;

    /// <summary>Compares.</summary>
    /// <param name="match">Found against annotated beats.</param>
    /// <param name="nn">Kept intervals, seconds, in order of time.</param>
    public static NnBalance Of(BeatMatch match, IReadOnlyList<(double Start, double End)> nn)
    {
        HashSet<(long, long)> kept = [.. nn.Select(interval => (Key(interval.Start), Key(interval.End)))];
        double all = 0;
        for (int i = 1; i < nn.Count; i++)
            if (Key(nn[i].Start) == Key(nn[i - 1].End))
                all += Square(nn[i].End - nn[i].Start - (nn[i - 1].End - nn[i - 1].Start));
        double annotated = 0;
        double annotatedKept = 0;
        double normalKept = 0;
        int normal = 0;
        int normalIntervals = 0;
        for (int i = 1; i < match.Reference.Count; i++)
        {
            if (!IsNormalPair(match, i))
                continue;
            normal++;
            bool last = IsKept(match, kept, i);
            normalIntervals += last ? 1 : 0;
            if (i < 2 || !TimingError.IsNormalTriple(match, i))
                continue;
            double difference = Square(match.ReferenceSeconds[i] - (2 * match.ReferenceSeconds[i - 1]) + match.ReferenceSeconds[i - 2]);
            annotated += difference;
            if (!last || !IsKept(match, kept, i - 1))
                continue;
            annotatedKept += difference;
            normalKept += Square(match.Found[i]!.Value - (2 * match.Found[i - 1]!.Value) + match.Found[i - 2]!.Value);
        }

        return new NnBalance(Share(normalIntervals, normal), all > 0 ? Math.Max(0, 1 - (normalKept / all)) : 0, annotated > 0 ? 1 - (annotatedKept / annotated) : 0);
    }

    private static bool IsNormalPair(BeatMatch match, int last) =>
        match.Reference[last].Code == AnnotationCode.Normal && match.Reference[last - 1].Code == AnnotationCode.Normal
        && match.ReferenceSeconds[last] - match.ReferenceSeconds[last - 1] <= TimingError.LongestIntervalSeconds;

    private static bool IsKept(BeatMatch match, HashSet<(long, long)> kept, int last) =>
        match.Found[last - 1] is { } start && match.Found[last] is { } end && kept.Contains((Key(start), Key(end)));

    private static double Share(int part, int whole) => whole > 0 ? (double)part / whole : 0;

    private static double Square(double value) => value * value;

    private static long Key(double seconds) => (long)Math.Round(seconds * PerSecond);
}
