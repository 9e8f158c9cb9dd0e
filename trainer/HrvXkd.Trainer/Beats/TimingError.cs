// What wrong beat times alone do to RMSSD. Missed and extra beats, and every beat that is not normal, are left out on both
// sides: only differences of intervals between three normal beats in a row, all three found, are compared.
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>RMSSD from found times against RMSSD from annotated times, on the same beats.</summary>
internal static class TimingError
{
    // Shares of normal beats and counts below which RMSSD says nothing of a record.
    private const double SmallestNormalShare = 0.8;
    private const int FewestTriples = 30;
    private const double LongestIntervalSeconds = 3;

    /// <summary>Relative error of RMSSD.</summary>
    /// <param name="match">Found against annotated beats.</param>
    /// <returns>|found / annotated - 1| * 100 %, or null where fewer than 80 % of the beats are normal or too few were found.</returns>
    public static double? RmssdPercent(BeatMatch match)
    {
        int normal = match.Reference.Count(beat => beat.Code == AnnotationCode.Normal);
        if (normal < SmallestNormalShare * match.Reference.Count)
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

    private static bool IsUsable(BeatMatch match, int last)
    {
        for (int i = last - 2; i <= last; i++)
            if (match.Reference[i].Code != AnnotationCode.Normal || match.Found[i] is null)
                return false;

        // A longer interval spans a pause of the annotations, such as ventricular flutter.
        return match.ReferenceSeconds[last] - match.ReferenceSeconds[last - 1] <= LongestIntervalSeconds
            && match.ReferenceSeconds[last - 1] - match.ReferenceSeconds[last - 2] <= LongestIntervalSeconds;
    }

    private static double SquaredDifference(double first, double second, double third)
    {
        double difference = third - (2 * second) + first;
        return difference * difference;
    }
}
