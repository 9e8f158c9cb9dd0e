using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Tests.Hrv;

public class MetricTests
{
    public static TheoryData<string> Kinds => new("usual", "two", "one", "constant", "scattered", "hours", "none");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Run_AnySeries_GivesEachMetricAValueOrAReason(string kind)
    {
        HrvResult result = Made.Analyse(Make(kind));
        Assert.Equal(
            MetricCatalog.All.Select(metric => metric.Key).Order(StringComparer.Ordinal),
            result.Metrics.Values.Keys.Concat(result.Metrics.Reasons.Keys).Order(StringComparer.Ordinal));
        Assert.All(result.Metrics.Values, pair => Assert.True(double.IsFinite(pair.Value), pair.Key));
        Assert.All(result.Metrics.Reasons, pair => Assert.NotEmpty(pair.Value));
    }

    [Fact]
    public void Run_UsualSeries_LacksOnlyWhatNeedsHours() => Assert.Equal(
        ["lomb_ulf_ms2", "sdann_ms", "sdnni_ms", "welch_ulf_ms2"], Made.Analyse(Make("usual")).Metrics.Reasons.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Run_TwoHours_HasUltraLowFrequency()
    {
        // A wave of 20 min with 30 ms: 450 ms^2.
        double time = 0;
        List<int> nn = [];
        while (time < 7200)
        {
            nn.Add((int)Math.Round(9 * (900 + (30 * Math.Sin(2 * Math.PI * time / 1200)))));
            time += nn[^1] / 9000.0;
        }

        HrvResult result = Made.Analyse(Made.Ticks([.. nn]), new HrvOptions { WelchSegment = 9600 });
        Assert.InRange(result.Metrics.Values["lomb_ulf_ms2"], 440, 460);
        // The Hann window spreads a part of it to frequency 0.
        Assert.InRange(result.Metrics.Values["welch_ulf_ms2"], 400, 460);
        Assert.InRange(result.Metrics.Values["lomb_total_ms2"], 0, 5);
        Assert.True(result.Metrics.Values["sdann_ms"] > 5 * result.Metrics.Values["sdnni_ms"] / 3);
    }

    [Fact]
    public void Run_Rhythm_FindsItsPeaksWithBothMethods()
    {
        HrvResult result = Made.Analyse(Made.Rhythm(400, 1));
        foreach (string method in (string[])["welch", "lomb"])
        {
            Assert.Equal(0.1, result.Metrics.Values[method + "_lf_peak_hz"], 0.005);
            Assert.Equal(0.27, result.Metrics.Values[method + "_hf_peak_hz"], 0.005);
            Assert.InRange(result.Metrics.Values[method + "_lf_ms2"], 720, 880);
            Assert.InRange(result.Metrics.Values[method + "_hf_ms2"], 370, 500);
        }

        Assert.Equal(60 * 0.27, result.Metrics.Values["respiration_per_minute"], 0.1);
    }

    [Fact]
    public void LongTerm_ThreeSegments_AreAveraged()
    {
        // 300 s each of 700/800, 900/1100, 1200/1300 ms, and a rest that is no complete segment.
        int[] nn = [.. Alternating(700, 800, 400), .. Alternating(900, 1100, 300), .. Alternating(1200, 1300, 240), .. Alternating(500, 510, 30)];
        HrvResult result = Made.Analyse(Made.Ticks(nn));
        Assert.Equal(250, result.Metrics.Values["sdann_ms"], 1e-9);
        double deviations = (50 * Math.Sqrt(400 / 399.0)) + (100 * Math.Sqrt(300 / 299.0)) + (50 * Math.Sqrt(240 / 239.0));
        Assert.Equal(deviations / 3, result.Metrics.Values["sdnni_ms"], 1e-9);
    }

    [Fact]
    public void Differences_AcrossALeftOutInterval_AreNotTaken()
    {
        IntervalSeries series = Made.Ticks(7200, 7290, 9900, 7200, 7380).Without(i => i == 2 ? DropReason.Irregular : null);
        Assert.Equal([90, 180], series.Differences());
        Assert.Equal(Math.Sqrt(((10.0 * 10) + (20.0 * 20)) / 2), Made.Analyse(series).Metrics.Values["rmssd_ms"], 1e-12);
    }

    [Fact]
    public void KarlssonRule_PrematureBeat_LeavesItsIntervalsOut()
    {
        IntervalSeries series = KarlssonRule.Apply(Made.Ticks(7200, 7250, 7200, 5500, 8900, 7200, 7250, 7200), 20);
        Assert.Equal([5500.0 * 1000 / 9000, 8900.0 * 1000 / 9000], series.Dropped.Select(interval => interval.Ms));
        Assert.Equal(6, series.Count);
    }

    [Fact]
    public void Fragmentation_WorkedExample_IsCounted()
    {
        // Signs of the differences: eight of + + + - + - + - 0 in turn; runs 3 1 1 1 1 1 and a 0; one alternation of 6.
        int[] steps = [9, 9, 9, -9, 9, -9, 9, -18, 0];
        List<int> nn = [7200];
        for (int i = 0; i < 8 * steps.Length; i++)
            nn.Add(nn[^1] + steps[i % steps.Length]);
        HrvResult result = Made.Analyse(Made.Ticks([.. nn]));
        Assert.Equal(100.0 * ((8 * 6) + 7) / 73, result.Metrics.Values["pip_percent"], 1e-9);
        Assert.Equal(6.0 / 8, result.Metrics.Values["ials"], 1e-9);
        Assert.Equal(100.0 * 5 / 8, result.Metrics.Values["pss_percent"], 1e-9);
        Assert.Equal(100.0 * 8 * 6 / 73, result.Metrics.Values["pas_percent"], 1e-9);
    }

    [Fact]
    public void Multiscale_OneScale_IsSampleEntropy()
    {
        HrvResult one = Made.Analyse(Made.Rhythm(400, 2), new HrvOptions { EntropyScales = 1 });
        Assert.Equal(one.Metrics.Values["sampen"], one.Metrics.Values["mse_complexity"], 1e-12);
        Assert.True(Made.Analyse(Made.Rhythm(400, 2)).Metrics.Values["mse_complexity"] > one.Metrics.Values["mse_complexity"]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Device_SameSeries_AgreesWithTheFloatPath(int seed)
    {
        HrvResult result = Made.Analyse(Made.Rhythm(350, seed).Without(i => i % 29 == 7 ? DropReason.Irregular : null));
        Assert.Equal(Core.Sequence.Features, result.Device.Count);
        Assert.All(result.Device, pair => Assert.Equal(result.Metrics.Values[pair.Key], pair.Value, (1e-3 * Math.Abs(result.Metrics.Values[pair.Key])) + 1e-3));
    }

    [Fact]
    public void Device_OtherSettings_AreNotCompared()
    {
        HrvResult result = Made.Analyse(Made.Rhythm(300, 1), new HrvOptions { EntropyTolerance = 0.15, DfaShort = (4, 11), LombOversampling = 2 });
        Assert.Equal(
            ["mean_hr_bpm", "pnn50_percent", "rmssd_ms", "sd1_sd2", "sdnn_ms"], result.Device.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Linear")]
    [InlineData("Smoothness")]
    public void Welch_Detrended_LosesTheTrendAndKeepsTheRest(string detrend)
    {
        int[] nn = [.. Made.Rhythm(400, 8).Length.Select((length, i) => (int)length + (3 * i))];
        HrvResult with = Made.Analyse(Made.Ticks(nn)), without = Made.Analyse(Made.Ticks(nn), new HrvOptions { Detrend = Enum.Parse<Detrend>(detrend) });
        Assert.True(without.Metrics.Values["welch_vlf_ms2"] < 0.2 * with.Metrics.Values["welch_vlf_ms2"]);
        Assert.InRange(without.Metrics.Values["welch_hf_ms2"] / with.Metrics.Values["welch_hf_ms2"], 0.95, 1.05);
    }

    [Fact]
    public void Windows_OfASpan_LieWithinIt()
    {
        Assert.Equal([(10, 70), (40, 100)], HrvAnalysis.Windows(10, 100, 60, 30));
        Assert.Empty(HrvAnalysis.Windows(0, 59, 60, 30));
        Assert.Equal([800.0], Made.Ticks(7200, 7200, 7200).Slice(0.8, 1.6).Ms);
    }

    [Theory]
    [InlineData(9000.0)]
    [InlineData(128.0)]
    [InlineData(249.7)]
    [InlineData(1e12)]
    public void Slice_FirstToLastBeat_KeepsAll(double unitsPerSecond)
    {
        Random random = new(5);
        for (int run = 0; run < 200; run++)
        {
            long start = (long)(random.NextDouble() * 86400 * unitsPerSecond), length = (long)((0.5 + random.NextDouble()) * unitsPerSecond);
            IntervalSeries series = new(unitsPerSecond, [start, start + length, start + (2 * length)], [length, length, length], []);
            Assert.Equal(3, series.Slice(start / unitsPerSecond, series.EndSeconds[^1]).Count);
            Assert.Equal(1, series.Slice(series.EndSeconds[0], series.EndSeconds[1]).Count);
        }
    }

    private static int[] Alternating(int lowMs, int highMs, int count) =>
        [.. Enumerable.Range(0, count).Select(i => 9 * (i % 2 == 0 ? lowMs : highMs))];

    private static IntervalSeries Make(string kind) => kind switch
    {
        "usual" => Made.Rhythm(370, 11),
        "two" => Made.Ticks(7200, 7300),
        "one" => Made.Ticks(7200),
        "constant" => Made.Ticks([.. Enumerable.Repeat(7200, 500)]),
        "scattered" => Made.Rhythm(200, 12).Without(i => i % 2 == 0 ? DropReason.NotNormal : null),
        "hours" => Made.Rhythm(6000, 13),
        _ => Made.Ticks(),
    };
}
