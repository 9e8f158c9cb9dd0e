// Sample entropy (Richman and Moorman 2000), approximate entropy (Pincus 1991) and multiscale entropy (Costa 2002). Nats.
// Intervals are whole units of the series, so that distances are exact; a distance equal to the tolerance is a match.
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>Entropies of the series of intervals.</summary>
internal static class Entropy
{
    private const int FewestIntervals = 30;

    // More than two days: the work grows with the square.
    private const int MostIntervals = 250_000;
    private static readonly string[] Keys =
        ["sampen", "sampen_r_ms", "sampen_matches_a", "sampen_matches_b", "apen", "mse_complexity"];

    /// <summary>Adds the entropies.</summary>
    public static void Add(MetricSet set, IntervalSeries series, HrvOptions options, CancellationToken cancel)
    {
        double sdnn = TimeDomain.Sdnn(series);
        string? reason = series.Count < FewestIntervals ? FormattableString.Invariant($"needs {FewestIntervals} intervals, has {series.Count}")
            : series.Count > MostIntervals ? FormattableString.Invariant($"too long for {series.Count} intervals, {MostIntervals} at most: use --window or --to")
            : sdnn > 0 ? null : "the intervals do not vary";
        if (reason is not null)
        {
            set.Missing(reason, Keys);
            return;
        }

        double[] units = Array.ConvertAll(series.Length, length => (double)length);
        int m = options.EntropyLength;
        double rMs = options.EntropyTolerance * sdnn, r = rMs * series.UnitsPerSecond / 1000;
        (long a, long b, double phi) = Matches(units, m, r, cancel);
        set.Add("sampen_r_ms", rMs);
        set.Add("sampen_matches_a", a);
        set.Add("sampen_matches_b", b);
        set.Add("sampen", Math.Log((double)b / a), "no two templates match");
        set.Add("apen", ApEn(units, m, r, phi, cancel));
        AddMultiscale(set, units, m, r, (options.EntropyScales, Math.Log((double)b / a)), cancel);
    }

    // Matches of templates of m + 1 (A) and of m (B), N - m templates each, both ways, no self matches; and the mean log share of those of m + 1.
    private static (long A, long B, double Phi) Matches(double[] values, int m, double r, CancellationToken cancel)
    {
        int templates = values.Length - m;
        if (templates < 1)
            return (0, 0, double.NaN);
        long[] longer = new TemplateMatches(values, templates, m + 1).Count(r, cancel);
        long[] shorter = new TemplateMatches(values, templates, m).Count(r, cancel);
        return (longer.Sum() - templates, shorter.Sum() - templates, MeanLogShare(longer));
    }

    // Self matches included, N - m + 1 templates of length m.
    private static double ApEn(double[] values, int m, double r, double phiLonger, CancellationToken cancel) =>
        MeanLogShare(new TemplateMatches(values, values.Length - m + 1, m).Count(r, cancel)) - phiLonger;

    private static double MeanLogShare(long[] counts) => counts.Average(count => Math.Log((double)count / counts.Length));

    // Means of s intervals in a row, at the tolerance of scale 1.
    private static void AddMultiscale(MetricSet set, double[] values, int m, double r, (int Count, double First) scales, CancellationToken cancel)
    {
        double sum = scales.First;
        for (int scale = 2; scale <= scales.Count && double.IsFinite(sum); scale++)
        {
            double[] coarse = [.. values.Chunk(scale).Where(chunk => chunk.Length == scale).Select(chunk => chunk.Average())];
            (long a, long b, _) = Matches(coarse, m, r, cancel);
            sum += Math.Log((double)b / a);
        }

        set.Add("mse_complexity", sum, "no two templates match at one of the scales");
    }
}
