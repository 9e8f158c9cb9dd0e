using CsCheck;
using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;

namespace HrvXkd.Core.Tests.Features;

public class FeatureExtractorTests
{
    // Sine-modulated rhythms in the manner of the EC57 HRV test patterns: amplitude^2 / 2 in one band, next to nothing in the others.
    [Theory]
    [InlineData(35, 0.25, Feature.LnHf, 612.5)]
    [InlineData(70, 0.10, Feature.LnLf, 2450)]
    [InlineData(140, 0.03, Feature.LnVlf, 9800)]
    public void TryCompute_SineRhythm_PutsItsPowerInItsBand(double amplitudeMs, double hz, Feature band, double powerMs2)
    {
        double[] features = NnSeries.Sine(800, amplitudeMs, hz, 3600).Features();
        double power = Math.Exp(features[(int)band]);
        // Modulating the interval by a sine in time makes beats dense where they are short: up to 3 % for the widest swing.
        Assert.InRange(power / powerMs2, 0.97, 1.03);
        foreach (Feature other in (Feature[])[Feature.LnVlf, Feature.LnLf, Feature.LnHf])
            Assert.True(other == band || Math.Exp(features[(int)other]) < 0.01 * power, $"{other} holds {Math.Exp(features[(int)other])} ms^2");
    }

    [Theory]
    [InlineData(0.20)]
    [InlineData(0.25)]
    [InlineData(0.333)]
    public void TryCompute_BreathingRhythm_FindsTheRate(double hz)
    {
        Assert.Equal(60 * hz, NnSeries.Sine(850, 40, hz, 300).Features()[(int)Feature.RespirationRate], 0.05);
        Assert.Equal(60 * hz, NnSeries.Sine(850, 40, hz, 60).Features()[(int)Feature.RespirationRate], 0.3);
    }

    [Fact]
    public void TryCompute_DifferenceOfExactly50Ms_DoesNotCount()
    {
        // 18 samples at 360 Hz are 450 ticks: exactly 50 ms.
        int[] nn = Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 7200 : 7650).ToArray();
        Assert.Equal(0, Series(nn).Features()[(int)Feature.Pnn50]);
        nn[31]++;
        Assert.Equal(100.0 * 1 / 59, Series(nn).Features()[(int)Feature.Pnn50] / 2, 4);
    }

    [Fact]
    public void TryCompute_DroppedInterval_TakesNoDifferenceAcrossTheHole()
    {
        NnSeries whole = NnSeries.Random(200, 800, 40, 5);
        int[] nn = [.. whole.Nn[..100], .. whole.Nn[101..]];
        int[] start = [.. whole.Start[..100], .. whole.Start[101..]];
        double[] differences = whole.Ms.Skip(1).Zip(whole.Ms, (b, a) => b - a).Where((_, i) => i is not (99 or 100)).ToArray();
        double expected = Math.Log(Math.Sqrt(differences.Average(d => d * d)));
        Assert.Equal(expected, new NnSeries(nn, start).Features()[(int)Feature.LnRmssd], 4);
    }

    [Fact]
    public void TryCompute_TimesShifted_ChangesNothing()
    {
        NnSeries series = NnSeries.Random(300, 700, 60, 9);
        NnSeries later = series with { Start = series.Start.Select(x => x + 123_456_789).ToArray() };
        Assert.Equal(series.Features(), later.Features());
    }

    [Fact]
    public void TryCompute_ExtremeIntervals_StaysInRange()
    {
        int[] nn = Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? FeatureExtractor.ShortestTicks : FeatureExtractor.LongestTicks).ToArray();
        double[] features = Series(nn).Features();
        Assert.Equal(Math.Log(TextbookHrv.Sdnn(Series(nn).Ms)), features[(int)Feature.LnSdnn], 4);
        Assert.InRange(features[(int)Feature.LfFraction], 0, 1);
    }

    // In a debug build every operation is checked for overflow. Holes of hours, and intervals that no heart has in a row.
    [Fact]
    public void TryCompute_AnyIntervalsAndHoles_GiveFeaturesInRange()
    {
        Gen<int> interval = Gen.OneOf(Gen.Int[FeatureExtractor.ShortestTicks, FeatureExtractor.LongestTicks], Gen.Const(FeatureExtractor.ShortestTicks), Gen.Const(FeatureExtractor.LongestTicks));
        Gen<(int Nn, int Hole)> pair = Gen.Select(interval, Gen.Frequency((8, Gen.Const(0)), (1, Gen.Int[1, 90_000]), (1, Gen.Int[1, 900_000])));
        pair.Array[30, 600].Sample(pairs =>
        {
            int time = 0;
            int[] start = [.. pairs.Select(p => (time += p.Nn + p.Hole) - p.Nn)];
            int[] features = new int[Sequence.Features];
            int[] errors = new int[4];
            FeatureExtractor extractor = new(pairs.Length);
            bool exist = extractor.TryCompute([.. pairs.Select(p => p.Nn)], start, pairs.Length, features);
            extractor.CopyErrors(errors);
            Assert.All(errors, error => Assert.InRange(error, 0, int.MaxValue));
            if (!exist)
                return;
            Assert.InRange(features[(int)Feature.HeartRate], 15 << 16, 300 << 16);
            Assert.InRange(features[(int)Feature.Pnn50], 0, 100 << 16);
            Assert.InRange(features[(int)Feature.LfFraction], 0, 1 << 16);
            Assert.InRange(features[(int)Feature.LnHf], -3 << 16, 20 << 16);
            Assert.InRange(features[(int)Feature.DfaAlpha1], -2 << 16, 3 << 16);
        }, iter: 200);
    }

    [Fact]
    public void TryCompute_TooFewOrEqualIntervals_FailsWithZeros()
    {
        FeatureExtractor extractor = new(100);
        int[] features = Enumerable.Repeat(7, Sequence.Features).ToArray();
        NnSeries few = NnSeries.Random(FeatureExtractor.MinimumIntervals - 1, 800, 30, 1);
        Assert.False(extractor.TryCompute(few.Nn, few.Start, few.Nn.Length, features));
        Assert.All(features, x => Assert.Equal(0, x));
        NnSeries equal = Series(Enumerable.Repeat(7200, 60).ToArray());
        Assert.False(extractor.TryCompute(equal.Nn, equal.Start, 60, features));
        NnSeries many = NnSeries.Random(101, 800, 30, 1);
        Assert.False(extractor.TryCompute(many.Nn, many.Start, many.Nn.Length, features));
    }

    [Fact]
    public void TryCompute_IntervalOutOfRange_Fails()
    {
        NnSeries series = NnSeries.Random(60, 800, 30, 1);
        int[] features = new int[Sequence.Features];
        series.Nn[20] = FeatureExtractor.LongestTicks + 1;
        Assert.False(new FeatureExtractor(60).TryCompute(series.Nn, series.Start, 60, features));
        series.Nn[20] = FeatureExtractor.ShortestTicks - 1;
        Assert.False(new FeatureExtractor(60).TryCompute(series.Nn, series.Start, 60, features));
    }

    [Fact]
    public void Constructor_CapacityTooSmall_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureExtractor(FeatureExtractor.MinimumIntervals - 1));

    private static NnSeries Series(int[] nn)
    {
        int sum = 0;
        return new NnSeries(nn, nn.Select(x => (sum += x) - x).ToArray());
    }
}
