using CsCheck;
using HrvXkd.Core.Features;
using HrvXkd.Core.Tests.Reference;
using Xunit.Abstractions;

namespace HrvXkd.Core.Tests.Features;

/// <summary>Computing a window bit by bit: the same bits, never more work than was paid for, never more than the sum that is promised.</summary>
public class SlicingTests(ITestOutputHelper output)
{
    private static readonly Gen<(NnSeries Series, int[] Slices)> Cases =
        Gen.Select(Gen.Int[30, 300], Gen.Int[320, 1800], Gen.Int[1, 300], Gen.Int[0, int.MaxValue], Gen.Int[1, 5000].Array[1, 6])
            .Select((count, meanMs, spreadMs, seed, slices) => (Holed(NnSeries.Random(count + 30, meanMs, spreadMs, (ulong)seed), count, (ulong)seed), slices));

    [Fact]
    public void Advance_AnySlices_GivesTheSameBits() => Cases.Sample((series, slices) =>
    {
        (int[] features, int[] errors, bool exist) = AtOnce(series);
        FeatureExtractor sliced = Begin(series);
        long used = 0;
        int calls = 0;
        for (bool done = false; !done; calls++)
        {
            int paid = slices[calls % slices.Length];
            int left = paid;
            done = sliced.Advance(ref left);
            Assert.InRange(paid - left, 0, paid + Slices.LargestPiece);
            used += paid - left;
        }

        Assert.Equal(exist, sliced.Succeeded);
        Assert.Equal(features, Copy(sliced.CopyFeatures, Sequence.Features));
        Assert.Equal(errors, Copy(sliced.CopyErrors, ErrorBars.Features));
        Assert.InRange(used, 1, FeatureExtractor.Steps(series.Nn.Length, Span(series)));
    });

    [Theory]
    [InlineData(1001, 300)]
    [InlineData(201, 60)]
    public void Steps_DensestWindow_AreNearlyAllUsed(int count, int seconds)
    {
        NnSeries series = NnSeries.Random(count, 300, 8, 3);
        FeatureExtractor extractor = Begin(series);
        int left = Slices.All;
        Assert.True(extractor.Advance(ref left));
        Assert.True(extractor.Succeeded);
        long promised = FeatureExtractor.Steps(count, seconds * Ticks.PerSecond);
        Assert.InRange(Slices.All - left, 0.9 * promised, 1.02 * promised);
    }

    // The README's table of work.
    [Theory]
    [InlineData(60, 75)]
    [InlineData(60, 201)]
    [InlineData(300, 375)]
    [InlineData(300, 1001)]
    public void Steps_ByStage_AddUp(int seconds, int count)
    {
        (string Stage, long Steps)[] stages =
        [
            ("time domain", IntervalStatistics.Steps(count)),
            ("error bars", ErrorBars.Steps(count)),
            ("SampEn", SampleEntropy.Steps(count)),
            ("DFA", Dfa.Steps(count)),
            ("spectrum", LombSpectrum.Steps(count, seconds * Ticks.PerSecond)),
        ];
        foreach ((string stage, long steps) in stages)
            output.WriteLine(FormattableString.Invariant($"{seconds} s, {count} NN: {stage,-12}{steps,10}"));
        long all = FeatureExtractor.Steps(count, seconds * Ticks.PerSecond);
        output.WriteLine(FormattableString.Invariant($"{seconds} s, {count} NN: {"together",-12}{all,10}"));
        Assert.InRange(all - stages.Sum(s => s.Steps), 0, Slices.LargestPiece);
    }

    [Fact]
    public void Begin_AfterAbandonedList_StartsAfresh()
    {
        NnSeries first = NnSeries.Random(200, 700, 90, 1);
        NnSeries second = NnSeries.Random(150, 900, 40, 2);
        FeatureExtractor extractor = new(300);
        int left = 20_000;
        extractor.Begin(first.Nn, first.Start, 200, 0, first.Start[^1] + first.Nn[^1], 0);
        Assert.False(extractor.Advance(ref left));
        int[] features = new int[Sequence.Features];
        Assert.True(extractor.TryCompute(second.Nn, second.Start, 150, features));
        Assert.Equal(AtOnce(second).Features, features);
    }

    private static FeatureExtractor Begin(NnSeries series)
    {
        FeatureExtractor extractor = new(Math.Max(series.Nn.Length, FeatureExtractor.MinimumIntervals));
        extractor.Begin(
            series.Nn, series.Start, series.Nn.Length, series.Start[0], series.Start[^1] + series.Nn[^1], BeatJitter.MeanSquareQ8(BeatJitter.BestQuality));
        return extractor;
    }

    private static (int[] Features, int[] Errors, bool Exist) AtOnce(NnSeries series)
    {
        FeatureExtractor extractor = new(series.Nn.Length);
        int[] features = new int[Sequence.Features];
        bool exist = extractor.TryCompute(series.Nn, series.Start, series.Nn.Length, features);
        return (features, Copy(extractor.CopyErrors, ErrorBars.Features), exist);
    }

    // Drops some of the intervals, alone and in rows.
    private static NnSeries Holed(NnSeries whole, int count, ulong seed)
    {
        int[] left = [.. Enumerable.Range(0, whole.Nn.Length).OrderBy(i => unchecked((ulong)(i / 5) * (seed | 1) * 0x9E3779B97F4A7C15UL)).Take(count).Order()];
        return new NnSeries([.. left.Select(i => whole.Nn[i])], [.. left.Select(i => whole.Start[i])]);
    }

    private static long Span(NnSeries series) => (long)series.Start[^1] + series.Nn[^1] - series.Start[0] - series.Nn[0];

    private static int[] Copy(Action<int[]> copy, int count)
    {
        int[] values = new int[count];
        copy(values);
        return values;
    }
}
