// What wrong beat times alone do to RMSSD. Missed and extra beats, and every beat that is not normal, are left out on both
// sides: only differences of intervals between three normal beats in a row, all three found, are compared.
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>RMSSD from found times against RMSSD from annotated times, on the same beats.</summary>
internal static class TimingError
{
    /// <summary>Differences below which RMSSD says nothing of a record.</summary>
    public const int FewestTriples = 30;

    /// <summary>Longer intervals span a pause of the annotations, such as ventricular flutter.</summary>
    public const double LongestIntervalSeconds = 3;

    // Share of normal beats below which RMSSD says nothing of a record.
    private const double SmallestNormalShare = 0.8;

    /// <summary>Relative error of RMSSD.</summary>
    /// <param name="match">Found against annotated beats.</param>
    /// <returns>|found / annotated - 1| * 100 %, or null where fewer than 80 % of the beats are normal or too few were found.</returns>
    public static double? RmssdPercent(BeatMatch match)
    {
        if (!IsMostlyNormal(match))
            return null;
        double annotated = 0;
        double found = 0;
        int triples = 0;
        for (int i = 2; i < match.Reference.Count; i++)
        {
            if (!IsUsable(match, i))
                continue;
            annotated += SquaredDifference(match.ReferenceSeconds[i - 2], match.ReferenceSeconds[i - 1], match.ReferenceSeconds[i]);
            found += SquaredDifference(match.Found[i - 2]!.Value, match.Found[i - 1]!.Value, match.Found[i]!.Value);
            triples++;
        }

        return triples >= FewestTriples && annotated > 0 ? Math.Abs(Math.Sqrt(found / annotated) - 1) * 100 : null;
    }

    /// <summary>Whether at least 80 % of the annotated beats are normal.</summary>
    public static bool IsMostlyNormal(BeatMatch match) =>
        match.Reference.Count(beat => beat.Code == AnnotationCode.Normal) >= SmallestNormalShare * match.Reference.Count;

    /// <summary>Whether an annotated beat and the two before it are normal and follow each other.</summary>
    public static bool IsNormalTriple(BeatMatch match, int last)
    {
        for (int i = last - 2; i <= last; i++)
            if (match.Reference[i].Code != AnnotationCode.Normal)
                return false;

        return match.ReferenceSeconds[last] - match.ReferenceSeconds[last - 1] <= LongestIntervalSeconds
            && match.ReferenceSeconds[last - 1] - match.ReferenceSeconds[last - 2] <= LongestIntervalSeconds;
    }

    private static bool IsUsable(BeatMatch match, int last) =>
        IsNormalTriple(match, last) && match.Found[last - 2] is not null && match.Found[last - 1] is not null && match.Found[last] is not null;

    private static double SquaredDifference(double first, double second, double third)
    {
        double difference = third - (2 * second) + first;
        return difference * difference;
    }
}
