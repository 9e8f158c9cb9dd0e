// What detection and cleaning together do to RMSSD: all that the device would report, against all that the annotations allow.
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>RMSSD over the kept NN intervals of a record against RMSSD over three normal beats in a row.</summary>
internal static class NnError
{
    // Kept intervals that follow each other share a beat; its time is the same number but for rounding.
    private const double SameSeconds = 1e-6;

    /// <summary>Relative error of RMSSD.</summary>
    /// <param name="match">Annotated beats.</param>
    /// <param name="nn">Kept intervals, seconds, in order of time.</param>
    /// <returns>|kept / annotated - 1| * 100 %, or null where fewer than 80 % of the beats are normal or too few are in a row.</returns>
    public static double? RmssdPercent(BeatMatch match, IReadOnlyList<(double Start, double End)> nn) =>
        Rmssd(match, nn) is { } found ? Percent(found) : null;

    /// <summary>The relative error.</summary>
    /// <param name="rmssd">The two values of RMSSD.</param>
    /// <returns>|kept / annotated - 1| * 100 %.</returns>
    public static double Percent((double Annotated, double Kept) rmssd) => Math.Abs((rmssd.Kept / rmssd.Annotated) - 1) * 100;

    /// <summary>RMSSD over three normal beats in a row, and over kept intervals that touch.</summary>
    /// <param name="match">Annotated beats.</param>
    /// <param name="nn">Kept intervals, seconds, in order of time.</param>
    /// <returns>Both, s, or null where fewer than 80 % of the beats are normal or too few are in a row.</returns>
    public static (double Annotated, double Kept)? Rmssd(BeatMatch match, IReadOnlyList<(double Start, double End)> nn)
    {
        if (!TimingError.IsMostlyNormal(match))
            return null;
        List<double> annotated = [];
        for (int i = 2; i < match.Reference.Count; i++)
            if (TimingError.IsNormalTriple(match, i))
                annotated.Add(SecondDifference(match.ReferenceSeconds[i - 2], match.ReferenceSeconds[i - 1], match.ReferenceSeconds[i]));
        List<double> kept = [];
        for (int i = 1; i < nn.Count; i++)
            if (Math.Abs(nn[i].Start - nn[i - 1].End) < SameSeconds)
                kept.Add(SecondDifference(nn[i - 1].Start, nn[i].Start, nn[i].End));
        double truth = RootMeanSquare(annotated);
        return annotated.Count >= TimingError.FewestTriples && truth > 0 ? (truth, RootMeanSquare(kept)) : null;
    }

    private static double SecondDifference(double first, double second, double third) => third - (2 * second) + first;

    private static double RootMeanSquare(List<double> values) =>
        values.Count == 0 ? 0 : Math.Sqrt(values.Sum(value => value * value) / values.Count);
}
