using HrvXkd.Core.Beats;
using static HrvXkd.Core.Tests.Reference.BeatTrain;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>Classes of beats in signals whose every shape is known.</summary>
public class BeatClassTests
{
    private const int Gain = 1000;
    private const int Count = 150;

    // Of the first beats it is not yet known which shape is the usual one.
    private const int Learned = 12;

    public static TheoryData<int, int> RatesAndGains => new() { { 100, Gain }, { 250, Gain }, { 360, 200 }, { 500, -Gain }, { 1000, Gain } };

    [Theory]
    [MemberData(nameof(RatesAndGains))]
    public void BeatClass_VentricularSinglesCoupletsAndBigeminy_IsTheirShape(int rateHz, int gain)
    {
        bool IsOdd(int i) => i % 10 == 5 || i is 41 or 42 or 71 or 72 or 73 || (i is > 100 and < 130 && i % 2 == 0);
        Check([.. Beats(i => IsOdd(i) ? Broad : Narrow, (i, interval) => IsOdd(i) ? 0.65 * interval : IsOdd(i - 1) ? 1.3 * interval : interval)], rateHz, gain, IsOdd);
    }

    [Fact]
    public void BeatClass_BigeminyFromTheStart_IsThatOfTheShapesInTime() =>
        Check([.. Beats(i => i % 2 == 0 ? Broad : Narrow, (i, _) => i % 2 == 0 ? 0.55 : 1.1)], 250, Gain, i => i % 2 == 0);

    // What is usual is normal-like, however broad.
    [Fact]
    public void BeatClass_UsualShape_IsNormalLike()
    {
        foreach (Shape shape in (Shape[])[Narrow, Broad, BundleBranchBlock, Paced])
            foreach ((int rateHz, int gain) in ((int, int)[])[(125, Gain), (250, Gain), (500, -Gain)])
                Check([.. Beats(_ => shape, (_, interval) => interval)], rateHz, gain, _ => false);
    }

    [Fact]
    public void BeatClass_NarrowBeatsInBundleBranchBlock_AreNotUsual() =>
        Check([.. Beats(i => i % 9 == 4 ? Broad : BundleBranchBlock, (i, interval) => i % 9 == 4 ? 0.7 * interval : interval)], 250, Gain, i => i % 9 == 4);

    // Early but of the usual shape: atrial beats.
    [Fact]
    public void BeatClass_EarlyBeatsOfUsualShape_IsNormalLike() =>
        Check([.. Beats(_ => Narrow, (i, interval) => i % 7 == 3 ? 0.7 * interval : interval)], 250, Gain, _ => false);

    [Fact]
    public void BeatClass_SizeFollowsRespiration_IsNormalLike() =>
        Check([.. Beats(_ => Narrow, (_, interval) => interval).Select((beat, i) => beat with { Size = 1 + (0.3 * Math.Sin(i * 1.4)) })], 250, Gain, _ => false);

    // Another electrode position: after a while the new shape is the usual one.
    [Fact]
    public void BeatClass_ShapeChangesForGood_IsLearned() =>
        Check([.. Beats(i => i < 75 ? Narrow : BundleBranchBlock, (_, interval) => interval)], 250, Gain, _ => false, i => i is >= 75 and < 105);

    private static IEnumerable<(double At, Shape Shape, double Size)> Beats(Func<int, Shape> shape, Func<int, double, double> intervalOf)
    {
        double time = 0.5;
        for (int i = 0; i < Count; i++)
        {
            time += intervalOf(i, 0.8 + (0.02 * Math.Sin(i * 1.9)));
            yield return (time, shape(i), 1);
        }
    }

    private static void Check((double At, Shape Shape, double Size)[] beats, int rateHz, int gain, Func<int, bool> isVentricular, Func<int, bool>? any = null)
    {
        EcgAnalyzer analyzer = new(rateHz, Math.Abs(gain), WindowProfile.Short());
        List<(double At, BeatClass Class)> found = [];
        void Take(int news)
        {
            if ((news & EcgAnalyzer.BeatFound) != 0)
                found.Add((analyzer.BeatTicks / 9000.0, analyzer.BeatClass));
        }

        foreach (int sample in Signal(beats, rateHz, gain))
            Take(analyzer.Push(sample));
        for (int news = analyzer.Finish(); news != EcgAnalyzer.None; news = analyzer.Finish())
            Take(news);
        for (int i = Learned; i < beats.Length; i++)
        {
            if (any?.Invoke(i) == true)
                continue;
            (double at, BeatClass shape) = found.MinBy(beat => Math.Abs(beat.At - beats[i].At));
            Assert.InRange(at - beats[i].At, -0.12, 0.12);
            Assert.True(shape == (isVentricular(i) ? BeatClass.VentricularLike : BeatClass.NormalLike), $"beat {i} at {rateHz} Hz: {shape}; {string.Join(' ', beats[i].Shape.Waves)}");
        }
    }
}
