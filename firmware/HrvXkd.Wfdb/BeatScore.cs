// Beat-by-beat comparison. Source: ANSI/AAMI EC57 and the matching rule of WFDB's bxb; differences are found minus annotated.
using HrvXkd.Wfdb.Internals.Beats;

namespace HrvXkd.Wfdb;

/// <summary>Found beats against annotated ones, one to one within a tolerance, as EC57 and bxb do.</summary>
/// <param name="TruePositives">Annotated beats that were found.</param>
/// <param name="FalseNegatives">Annotated beats that were missed.</param>
/// <param name="FalsePositives">Found beats that are no beat.</param>
/// <param name="MissedFirst10Seconds">Of the missed, those in the first 10 s.</param>
/// <param name="BiasMs">Mean of found minus annotated time, ms.</param>
/// <param name="JitterMs">Standard deviation of found minus annotated time, ms.</param>
public sealed record BeatScore(
    int TruePositives, int FalseNegatives, int FalsePositives, int MissedFirst10Seconds, double BiasMs, double JitterMs)
{
    /// <summary>Se = TP / (TP + FN), 0..1; 1 where there is no beat to find.</summary>
    public double Sensitivity => Share(TruePositives, TruePositives + FalseNegatives);

    /// <summary>+P = TP / (TP + FP), 0..1; 1 where no beat was found.</summary>
    public double Precision => Share(TruePositives, TruePositives + FalsePositives);

    /// <summary>F1 = 2 TP / (2 TP + FN + FP), 0..1.</summary>
    public double F1 => Share(2 * TruePositives, (2 * TruePositives) + FalseNegatives + FalsePositives);

    /// <summary>Compares.</summary>
    /// <param name="reference">Annotations of the record; ventricular flutter episodes are left out on both sides.</param>
    /// <param name="foundSeconds">Times of found beats, seconds, ascending.</param>
    /// <param name="sampleRateHz">Frames per second of the annotations.</param>
    /// <param name="toleranceMs">Largest distance of a match, ms: 150 in EC57.</param>
    /// <returns>The score.</returns>
    public static BeatScore Compare(
        IReadOnlyList<Annotation> reference, IReadOnlyList<double> foundSeconds, double sampleRateHz, double toleranceMs = 150) =>
        Of(BeatMatch.Find(reference, foundSeconds, sampleRateHz, toleranceMs));

    /// <summary>Counts a matching.</summary>
    /// <param name="match">Which found beat belongs to which annotated one.</param>
    /// <returns>The score.</returns>
    public static BeatScore Of(BeatMatch match)
    {
        double mean = 0;
        double squares = 0;
        int pairs = 0;
        int early = 0;
        for (int i = 0; i < match.ReferenceSeconds.Count; i++)
        {
            if (match.Found[i] is not { } found)
            {
                if (match.ReferenceSeconds[i] < 10)
                    early++;
                continue;
            }

            double difference = (found - match.ReferenceSeconds[i]) * 1000;
            pairs++;
            double step = difference - mean;
            mean += step / pairs;
            squares += step * (difference - mean);
        }

        double jitter = pairs > 1 ? Math.Sqrt(squares / (pairs - 1)) : 0;
        return new BeatScore(pairs, match.ReferenceSeconds.Count - pairs, match.ExtraSeconds.Count, early, mean, jitter);
    }

    /// <summary>Pools records: counts are summed, bias and jitter are medians over the records (one record's offset is no jitter).</summary>
    /// <param name="scores">Scores of the records.</param>
    /// <returns>The pooled score; zeros for no record.</returns>
    public static BeatScore Sum(IReadOnlyList<BeatScore> scores) => new(
        scores.Sum(score => score.TruePositives),
        scores.Sum(score => score.FalseNegatives),
        scores.Sum(score => score.FalsePositives),
        scores.Sum(score => score.MissedFirst10Seconds),
        Median.Of(scores.Where(score => score.TruePositives > 0).Select(score => score.BiasMs)),
        Median.Of(scores.Where(score => score.TruePositives > 0).Select(score => score.JitterMs)));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
