using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>The integer features against the textbook formulas in double, on the same tick-exact intervals.</summary>
public class FeatureOracleTests(ITestOutputHelper output)
{
    // Tolerances: one unit of Q16.16 is 1.5e-5. Logarithms add two such units; the spectrum carries sine sums in Q14 ticks
    // and determinants in Q22 (rounding 1e-3 of a power where the window holds less than one cycle, else 1e-4).
    private static readonly (Feature Feature, Func<NnSeries, double> Expected, double Tolerance)[] Measures =
    [
        (Feature.HeartRate, s => TextbookHrv.MeanHeartRate(s.Ms), 1e-4),
        (Feature.LnSdnn, s => Math.Log(TextbookHrv.Sdnn(s.Ms)), 5e-5),
        (Feature.LnRmssd, s => Math.Log(TextbookHrv.Rmssd(s.Ms)), 5e-5),
        (Feature.Pnn50, s => TextbookHrv.Pnn50(s.Ms), 5e-5),
        (Feature.Sd1Sd2, s => TextbookHrv.Sd1Sd2(s.Ms), 1e-4),
        (Feature.SampEn, s => TextbookHrv.SampEn(s.Ms), 5e-5),
        (Feature.DfaAlpha1, s => TextbookHrv.DfaAlpha1(s.Ms), 1e-3),
        (Feature.LnVlf, s => Math.Log(TextbookHrv.LombPower(s.Ms, s.Seconds, 0.0033, 0.04)), 3e-3),
        (Feature.LnLf, s => Math.Log(TextbookHrv.LombPower(s.Ms, s.Seconds, 0.04, 0.15)), 1e-3),
        (Feature.LnHf, s => Math.Log(TextbookHrv.LombPower(s.Ms, s.Seconds, 0.15, 0.4)), 1e-3),
    ];

    // Seeds are fixed: the spread runs from a near-metronome to a very irregular heart.
    [Theory]
    [InlineData(380, 800)]
    [InlineData(150, 1200)]
    [InlineData(90, 700)]
    [InlineData(60, 1000)]
    public void TryCompute_RandomSeries_EqualsTextbook(int count, double meanMs)
    {
        for (int seed = 0; seed < 16; seed++)
            Compare(NnSeries.Random(count, meanMs, 3 + (8 * seed), (ulong)seed));
    }

    // Real windows: what sines from a table, frequencies in passes and rounding make of the spectrum, and of all else.
    [SkippableTheory]
    [InlineData(60, 80)]
    [InlineData(300, 40)]
    public void TryCompute_DayLongRecordings_EqualTextbook(int seconds, int windows)
    {
        Dictionary<Feature, double> worst = Measures.ToDictionary(m => m.Feature, _ => 0.0);
        foreach (NnSeries series in LongRr.Windows(seconds, windows))
        {
            Compare(series);
            double[] found = series.Features();
            foreach ((Feature feature, Func<NnSeries, double> expected, _) in Measures)
            {
                // Without a match of length 3 the textbook's entropy is infinite.
                double value = Math.Max(expected(series), Floor(feature));
                worst[feature] = Math.Max(worst[feature], double.IsFinite(value) ? Math.Abs(found[(int)feature] - value) : 0);
            }
        }

        foreach ((Feature feature, double difference) in worst)
            output.WriteLine(FormattableString.Invariant($"{seconds} s: {feature,-10} {difference:E1}"));
    }

    // Powers below 0.1 ms^2 count as that.
    private static double Floor(Feature feature) => feature is Feature.LnVlf or Feature.LnLf or Feature.LnHf ? Math.Log(0.1) : double.NegativeInfinity;

    private static void Compare(NnSeries series)
    {
        double[] actual = series.Features();
        foreach ((Feature feature, Func<NnSeries, double> expected, double tolerance) in Measures)
        {
            double value = Math.Max(expected(series), Floor(feature));
            if (double.IsFinite(value))
                Assert.True(Math.Abs(actual[(int)feature] - value) <= tolerance, $"{feature}: {actual[(int)feature]} instead of {value} for {series.Nn.Length} intervals");
        }
    }
}
