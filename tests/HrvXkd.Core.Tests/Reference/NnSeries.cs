using System.Globalization;
using HrvXkd.Core.Features;

namespace HrvXkd.Core.Tests.Reference;

/// <summary>A list of NN intervals that touch, in ticks.</summary>
internal sealed record NnSeries(int[] Nn, int[] Start)
{
    public double[] Ms => Nn.Select(x => x / 9.0).ToArray();

    /// <summary>Times of the ends of the intervals, s.</summary>
    public double[] Seconds => Nn.Select((x, i) => (Start[i] + x) / 9000.0).ToArray();

    /// <summary>Rounds times, not intervals, so that rounding does not add up.</summary>
    public static NnSeries FromMs(IEnumerable<double> nnMs)
    {
        List<int> times = [0];
        double sum = 0;
        foreach (double nn in nnMs)
        {
            sum += nn;
            times.Add((int)Math.Round(sum * 9));
        }
        return new NnSeries(times.Skip(1).Zip(times, (b, a) => b - a).ToArray(), times.SkipLast(1).ToArray());
    }

    public static NnSeries FromCsv(string path) =>
        FromMs(File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => double.Parse(line, CultureInfo.InvariantCulture)));

    /// <summary>Beats where the phase of a heart of the given mean interval, modulated by a sine, passes whole numbers.</summary>
    public static NnSeries Sine(double meanMs, double amplitudeMs, double hz, double seconds)
    {
        List<double> nn = [];
        for (double t = 0; t < seconds; t += nn[^1] / 1000)
            nn.Add(meanMs + (amplitudeMs * Math.Sin(2 * Math.PI * hz * t)));
        return FromMs(nn);
    }

    /// <summary>Correlated noise about a mean: a plain stand-in for a real series.</summary>
    public static NnSeries Random(int count, double meanMs, double spreadMs, ulong seed)
    {
        ulong state = seed + 1;
        double Next()
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (state >> 33) / (double)(1L << 31);
        }
        double slow = 0;
        List<double> nn = [];
        for (int i = 0; i < count; i++)
        {
            slow = (0.9 * slow) + (spreadMs * (Next() - 0.5));
            nn.Add(Math.Clamp(meanMs + slow + (spreadMs * (Next() + Next() - 1)), 300, 2000));
        }
        return FromMs(nn);
    }

    public double[] Features()
    {
        int[] features = new int[Sequence.Features];
        Assert.True(new FeatureExtractor(Math.Max(Nn.Length, FeatureExtractor.MinimumIntervals)).TryCompute(Nn, Start, Nn.Length, features));
        return features.Select(x => x / 65536.0).ToArray();
    }
}
