using System.Globalization;
using HrvXkd.Core.Features;
using HrvXkd.Tests;

namespace HrvXkd.Core.Tests.Reference;

/// <summary>Windows of day-long RR lists, healthy and heart failure.</summary>
internal static class LongRr
{
    // The first line tells when the first beat was.
    private const int Header = 1;

    private const double LargestChange = 0.2;

    /// <summary>
    /// Windows without a jump of more than a fifth from one interval to the next, which are no NN intervals; at most <paramref name="most"/>,
    /// evenly taken. Ectopic beats are not marked in these lists.
    /// </summary>
    public static IReadOnlyList<NnSeries> Windows(int seconds, int most)
    {
        string folder = SharedData.Require("data/rr-long");
        List<NnSeries> windows = [];
        foreach (string file in Directory.GetFiles(folder, "*_rr_secs.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            windows.AddRange(WindowsOf([.. File.ReadLines(file).Skip(Header).Select(line => 1000 * double.Parse(line, CultureInfo.InvariantCulture))], seconds));
        return [.. Enumerable.Range(0, Math.Min(most, windows.Count)).Select(i => windows[(int)((long)i * windows.Count / Math.Min(most, windows.Count))])];
    }

    private static IEnumerable<NnSeries> WindowsOf(double[] rrMs, int seconds)
    {
        for (int from = 0; from < rrMs.Length;)
        {
            double sum = 0;
            int to = from;
            while (to < rrMs.Length && sum + rrMs[to] <= 1000 * seconds)
                sum += rrMs[to++];
            if (to > from && IsSteady(rrMs[from..to]))
                yield return NnSeries.FromMs(rrMs[from..to]);
            from = to + 1;
        }
    }

    private static bool IsSteady(double[] rrMs) =>
        rrMs.Length >= FeatureExtractor.MinimumIntervals && rrMs.All(x => x is >= 300 and <= 2000)
        && rrMs.Zip(rrMs.Skip(1), (a, b) => Math.Abs(a - b) < LargestChange * a).All(near => near);
}
