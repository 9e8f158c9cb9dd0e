using CsCheck;

namespace HrvXkd.Wfdb.Tests;

public sealed class BeatScoreTests
{
    private const double Rate = 1000;

    [Fact]
    public void Compare_Perfect_IsPerfect()
    {
        BeatScore score = BeatScore.Compare(Beats(100, 900, 1700), [0.1, 0.9, 1.7], Rate);

        Assert.Equal(new BeatScore(3, 0, 0, 0, 0, 0), score with { BiasMs = Math.Round(score.BiasMs, 9), JitterMs = Math.Round(score.JitterMs, 9) });
        Assert.Equal(1, score.Sensitivity);
        Assert.Equal(1, score.Precision);
        Assert.Equal(1, score.F1);
    }

    [Fact]
    public void Compare_MissedAndExtra_AreCounted()
    {
        BeatScore score = BeatScore.Compare(Beats(1000, 2000, 9999, 10_000, 11_000), [1.02, 1.5, 2.04, 11.149, 20], Rate);

        Assert.Equal((3, 2, 2, 1), (score.TruePositives, score.FalseNegatives, score.FalsePositives, score.MissedFirst10Seconds));
        Assert.Equal(0.6, score.Sensitivity, 12);
        Assert.Equal(0.6, score.Precision, 12);
        Assert.Equal((20 + 40 + 149) / 3.0, score.BiasMs, 6);
        Assert.Equal(69.4286, score.JitterMs, 3);
    }

    [Fact]
    public void Compare_AtTheTolerance_Matches()
    {
        Assert.Equal(1, BeatScore.Compare(Beats(1000), [1.125], Rate, 125).TruePositives);
        Assert.Equal(0, BeatScore.Compare(Beats(1000), [1.126], Rate, 125).TruePositives);
        Assert.Equal(1, BeatScore.Compare(Beats(1000), [0.875], Rate, 125).TruePositives);
    }

    [Fact]
    public void Compare_TwoFoundForOneBeat_TakesTheNearer()
    {
        BeatScore score = BeatScore.Compare(Beats(1000), [0.9, 1.01], Rate);

        Assert.Equal((1, 0, 1), (score.TruePositives, score.FalseNegatives, score.FalsePositives));
        Assert.Equal(10, score.BiasMs, 6);
    }

    [Fact]
    public void Compare_TwoBeatsForOneFound_TakesTheNearer()
    {
        BeatScore score = BeatScore.Compare(Beats(1000, 1120), [1.1], Rate);

        Assert.Equal((1, 1, 0), (score.TruePositives, score.FalseNegatives, score.FalsePositives));
        Assert.Equal(-20, score.BiasMs, 6);
    }

    [Fact]
    public void Compare_Flutter_IsLeftOutOnBothSides()
    {
        Annotation[] reference =
        [
            .. Beats(1000), new(2000, AnnotationCode.FlutterStart, 0, 0, ""), new(2500, AnnotationCode.FlutterWave, 0, 0, ""),
            .. Beats(3000), new(4000, AnnotationCode.FlutterEnd, 0, 0, ""), .. Beats(4050, 5000),
        ];

        BeatScore score = BeatScore.Compare(reference, [1, 2.2, 2.5, 3.5, 3.98, 4.5], Rate);

        // The beat at 4.05 s is outside and found at 3.98 s, inside; 4.5 s is extra; 5 s is missed.
        Assert.Equal((2, 1, 1), (score.TruePositives, score.FalseNegatives, score.FalsePositives));
    }

    [Fact]
    public void Compare_FlutterWithoutEnd_LastsToTheEnd()
    {
        Annotation[] reference = [.. Beats(1000), new(2000, AnnotationCode.FlutterStart, 0, 0, ""), .. Beats(3000)];

        BeatScore score = BeatScore.Compare(reference, [1, 5, 6], Rate);

        Assert.Equal((1, 0, 0), (score.TruePositives, score.FalseNegatives, score.FalsePositives));
    }

    [Fact]
    public void Compare_OtherAnnotations_AreNoBeats()
    {
        Annotation[] reference = [new(500, AnnotationCode.Rhythm, 0, 0, "(N"), .. Beats(1000), new(1500, AnnotationCode.Noise, 0, 0, "")];

        Assert.Equal(1, BeatScore.Compare(reference, [1], Rate).TruePositives);
        Assert.Equal(0, BeatScore.Compare(reference, [1], Rate).FalseNegatives);
    }

    [Fact]
    public void Compare_Nothing_IsDefined()
    {
        BeatScore score = BeatScore.Compare([], [], Rate);

        Assert.Equal(new BeatScore(0, 0, 0, 0, 0, 0), score);
        Assert.Equal(1, score.Sensitivity);
    }

    [Fact]
    public void Compare_WrongInput_IsRefused()
    {
        Assert.Throws<WfdbException>(() => BeatScore.Compare([], [2, 1], Rate));
        Assert.Throws<WfdbException>(() => BeatScore.Compare([], [double.NaN], Rate));
        Assert.Throws<WfdbException>(() => BeatScore.Compare([], [], 0));
        Assert.Throws<WfdbException>(() => BeatScore.Compare([], [], Rate, double.NaN));
    }

    [Fact]
    public void Compare_AnyBeats_AddUpAndPairOneToOne()
    {
        Gen<int[]> times = Gen.Int[0, 20_000].Array[0, 60].Select(array => array.Order().ToArray());

        Gen.Select(times, times).Sample((reference, found) =>
        {
            BeatMatch match = BeatMatch.Find(Beats(reference), [.. found.Select(ms => ms / 1000.0)], Rate, 150);
            BeatScore score = BeatScore.Of(match);
            double[] paired = [.. match.Found.OfType<double>()];
            Assert.Equal(reference.Length, score.TruePositives + score.FalseNegatives);
            Assert.Equal(found.Length, score.TruePositives + score.FalsePositives);
            Assert.Equal(found.Select(ms => ms / 1000.0), paired.Concat(match.ExtraSeconds).Order());
            for (int i = 0; i < reference.Length; i++)
                Assert.True(match.Found[i] is not { } time || Math.Abs(time - match.ReferenceSeconds[i]) <= 0.15 + 1e-12);
        });
    }

    [Fact]
    public void Sum_Records_AddsCountsAndTakesMedians()
    {
        BeatScore pooled = BeatScore.Sum([new(10, 1, 2, 1, 5, 1), new(20, 0, 3, 0, -5, 2), new(30, 4, 0, 2, 8, 9), new(0, 7, 0, 7, 0, 0)]);

        Assert.Equal(new BeatScore(60, 12, 5, 10, 5, 2), pooled);
        Assert.Equal(new BeatScore(0, 0, 0, 0, 0, 0), BeatScore.Sum([]));
    }

    private static Annotation[] Beats(params int[] samples) => [.. samples.Select(sample => new Annotation(sample, AnnotationCode.Normal, 0, 0, ""))];
}
