using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>
/// How often the value of the whole window lies within one and two error bars of the value found in what is left of it: windows of
/// day-long recordings, of which intervals are taken away alone and in runs, or whose beats are shifted in time. A normal error would give
/// 68 and 95 %.
/// </summary>
public class ErrorBarTests(ITestOutputHelper output)
{
    private const int Windows = 400;

    private static readonly Feature[] Features = [Feature.HeartRate, Feature.LnSdnn, Feature.LnRmssd, Feature.Pnn50];

    // Length of the runs in which intervals are missing (mean of a geometric distribution; 0: alone), and the share that is missing.
    public static TheoryData<int, int, double> Missing => new()
    {
        { 60, 0, 0.05 }, { 60, 0, 0.3 }, { 60, 5, 0.1 }, { 60, 5, 0.3 }, { 60, 15, 0.2 },
        { 300, 0, 0.05 }, { 300, 0, 0.3 }, { 300, 5, 0.1 }, { 300, 5, 0.3 }, { 300, 15, 0.2 }, { 300, 40, 0.4 },
    };

    [SkippableTheory]
    [MemberData(nameof(Missing))]
    public void CopyErrors_IntervalsMissing_CoverTheWholeWindowsValue(int seconds, int run, double share)
    {
        Random random = new(seconds + run);
        Coverage coverage = new();
        foreach (NnSeries whole in LongRr.Windows(seconds, Windows))
        {
            bool[] missing = Holes(whole.Nn.Length, run, share, random);
            int[] left = [.. Enumerable.Range(0, missing.Length).Where(i => !missing[i])];
            NnSeries holed = new([.. left.Select(i => whole.Nn[i])], [.. left.Select(i => whole.Start[i])]);
            coverage.Add(Compute(whole, whole, 0), Compute(holed, whole, 0));
        }

        Report(coverage, $"{seconds} s, {100 * share} % missing in runs of {Math.Max(1, run)}");
        foreach (Feature feature in Features)
        {
            // Long runs leave few independent pieces, and the heart may do something else in them: SDNN then errs by more.
            Assert.InRange(coverage.Within(feature, 1), 0.60, 1);
            Assert.InRange(coverage.Within(feature, 2), 0.84, 1);
        }

        // And they are no wider than they must be: for a normal error the median of error / bar is 0.67.
        foreach (Feature feature in (Feature[])[Feature.HeartRate, Feature.LnSdnn, Feature.LnRmssd])
            Assert.InRange(coverage.MedianRatio(feature), 0.3, 0.95);
    }

    [SkippableTheory]
    [InlineData(60, 1)]
    [InlineData(300, 1)]
    [InlineData(60, 3)]
    [InlineData(300, 3)]
    public void CopyErrors_BeatsShifted_CoverTheExactValue(int seconds, double jitterMs)
    {
        Random random = new(seconds);
        int jitterQ8 = (int)(jitterMs * jitterMs * 81 * 256);
        Coverage coverage = new();
        foreach (NnSeries exact in LongRr.Windows(seconds, Windows))
        {
            int[] beats = [exact.Start[0], .. exact.Nn.Select((nn, i) => exact.Start[i] + nn)];
            int[] shifted = [.. beats.Select(t => t + (int)Math.Round(9 * jitterMs * Normal(random)))];
            NnSeries blurred = new([.. shifted.Skip(1).Zip(shifted, (b, a) => b - a)], shifted[..^1]);
            coverage.Add(Compute(exact, exact, jitterQ8), Compute(blurred, exact, jitterQ8));
        }

        Report(coverage, $"{seconds} s, beats shifted by {jitterMs} ms");
        foreach (Feature feature in Features)
        {
            // Timing widens SDNN and RMSSD in one direction, which is in the bar as a whole: fewer lie within one, more within two.
            Assert.InRange(coverage.Within(feature, 1), 0.48, 1);
            Assert.InRange(coverage.Within(feature, 2), 0.87, 1);
        }
    }

    [Fact]
    public void CopyErrors_WholeAndExact_AreZero()
    {
        NnSeries series = NnSeries.Random(300, 800, 60, 3);
        Assert.All(Compute(series, series, 0).Errors, error => Assert.Equal(0, error));
    }

    [Fact]
    public void CopyErrors_MoreMissing_AreWider()
    {
        NnSeries whole = NnSeries.Random(300, 800, 60, 3);
        double[] before = new double[4];
        foreach (int holes in (int[])[1, 5, 20, 60])
        {
            int[] left = [.. Enumerable.Range(0, 300).Where(i => i % (300 / holes) != 1)];
            double[] errors = Compute(new([.. left.Select(i => whole.Nn[i])], [.. left.Select(i => whole.Start[i])]), whole, 0).Errors;
            Assert.All(errors.Zip(before), pair => Assert.True(pair.First > pair.Second));
            before = errors;
        }
    }

    [Fact]
    public void CopyErrors_FeaturesDoNotExist_AreZeros()
    {
        FeatureExtractor extractor = new(100);
        NnSeries few = NnSeries.Random(20, 800, 60, 3);
        Assert.False(extractor.TryCompute(few.Nn, few.Start, 20, new int[Sequence.Features]));
        int[] errors = [7, 7, 7, 7];
        extractor.CopyErrors(errors);
        Assert.All(errors, error => Assert.Equal(0, error));
    }

    private static (double[] Features, double[] Errors, bool Exist) Compute(NnSeries series, NnSeries whole, int jitterQ8)
    {
        FeatureExtractor extractor = new(Math.Max(30, series.Nn.Length));
        extractor.Begin(series.Nn, series.Start, series.Nn.Length, whole.Start[0], whole.Start[^1] + whole.Nn[^1], jitterQ8);
        int left = Slices.All;
        extractor.Advance(ref left);
        int[] features = new int[Sequence.Features];
        int[] errors = new int[ErrorBars.Features];
        extractor.CopyFeatures(features);
        extractor.CopyErrors(errors);
        return ([.. features.Select(x => x / 65536.0)], [.. errors.Select(x => x / 65536.0)], extractor.Succeeded);
    }

    private static bool[] Holes(int count, int run, double share, Random random)
    {
        bool[] missing = new bool[count];
        if (run == 0)
            return [.. missing.Select(_ => random.NextDouble() < share)];
        while (missing.Count(x => x) < share * count)
        {
            int length = 1 + (int)(-Math.Log(1 - random.NextDouble()) * run);
            int from = random.Next(1 - length, count);
            for (int i = Math.Max(0, from); i < Math.Min(count, from + length); i++)
                missing[i] = true;
        }

        return missing;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void Report(Coverage coverage, string what)
    {
        foreach (Feature feature in Features)
            output.WriteLine(FormattableString.Invariant(
                $"{what}, {coverage.Count} windows: {feature,-9} within 1: {coverage.Within(feature, 1):P0}, 2: {coverage.Within(feature, 2):P0}; bar {coverage.MedianOfErrors(feature):G2}"));
    }

    private sealed class Coverage
    {
        private readonly List<(double[] Off, double[] Bar)> _cases = [];

        public int Count => _cases.Count;

        public void Add((double[] Features, double[] Errors, bool Exist) truth, (double[] Features, double[] Errors, bool Exist) found)
        {
            if (truth.Exist && found.Exist)
                _cases.Add(([.. found.Errors.Select((_, i) => Math.Abs(found.Features[i] - truth.Features[i]))], found.Errors));
        }

        // One unit of Q16.16 is what rounding may add.
        public double Within(Feature feature, int bars) =>
            _cases.Average(c => c.Off[(int)feature] <= (bars * c.Bar[(int)feature]) + (2 / 65536.0) ? 1.0 : 0);

        public double MedianOfErrors(Feature feature) => _cases.Select(c => c.Bar[(int)feature]).Order().ElementAt(Count / 2);

        public double MedianRatio(Feature feature) => _cases.Select(c => c.Off[(int)feature] / Math.Max(1e-9, c.Bar[(int)feature])).Order().ElementAt(Count / 2);
    }
}
