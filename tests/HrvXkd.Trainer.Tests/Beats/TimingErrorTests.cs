using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class TimingErrorTests
{
    private static readonly double[] Alternating = [.. Enumerable.Range(0, 60).Select(i => (0.8 * i) + (i % 2 * 0.05))];

    [Fact]
    public void RmssdPercent_ConstantBias_IsZero() => Assert.Equal(0, Error(Alternating.Select(time => time + 0.04))!.Value, 6);

    [Fact]
    public void RmssdPercent_TenPercentMoreAlternation_IsTen() =>
        Assert.Equal(10, Error(Alternating.Select((time, i) => time + (i % 2 * 0.005)))!.Value, 6);

    [Fact]
    public void RmssdPercent_MissedAndExtraBeats_ChangeNothing() =>
        Assert.Equal(0, Error(Alternating.Where((_, i) => i % 20 != 7).Append(0.4).Order())!.Value, 6);

    [Fact]
    public void RmssdPercent_WrongTimeBesideAnEctopicBeat_IsLeftOut()
    {
        Annotation[] reference = Annotations(Alternating);
        reference[30] = reference[30] with { Code = AnnotationCode.VentricularPremature };

        double? error = TimingError.RmssdPercent(BeatMatch.Find(reference, [.. Alternating.Select((time, i) => i == 30 ? time + 0.1 : time)], 1000, 150));

        Assert.Equal(0, error!.Value, 6);
    }

    [Fact]
    public void RmssdPercent_FewNormalBeats_IsNone()
    {
        Annotation[] reference = Annotations(Alternating);
        for (int i = 0; i < 13; i++)
            reference[i] = reference[i] with { Code = AnnotationCode.Paced };

        Assert.Null(TimingError.RmssdPercent(BeatMatch.Find(reference, Alternating, 1000, 150)));
        Assert.Null(Error([]));
    }

    private static double? Error(IEnumerable<double> found) =>
        TimingError.RmssdPercent(BeatMatch.Find(Annotations(Alternating), [.. found], 1000, 150));

    private static Annotation[] Annotations(double[] seconds) =>
        [.. seconds.Select(time => new Annotation((long)Math.Round(time * 1000), AnnotationCode.Normal, 0, 0, ""))];
}
