using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class NnErrorTests
{
    // Intervals of 0.75 and 0.85 s in turn.
    private static readonly double[] Beats = [.. Enumerable.Range(0, 60).Select(i => (0.8 * i) + (i % 2 * 0.05))];

    [Fact]
    public void RmssdPercent_AllKept_IsZero() => Assert.Equal(0, Error(Intervals(Beats))!.Value, 6);

    [Fact]
    public void RmssdPercent_HolesInWhatIsKept_AreNotSpanned() =>
        Assert.Equal(0, Error(Intervals(Beats).Where((_, i) => i % 7 != 3))!.Value, 6);

    [Fact]
    public void RmssdPercent_AWrongIntervalKept_Counts()
    {
        double[] found = [.. Beats.Select((time, i) => i == 30 ? time + 0.1 : time)];

        // Of 58 differences of 0.1 s, two vanish and the one between them turns round.
        Assert.Equal((1 - Math.Sqrt(56 / 58.0)) * 100, Error(Intervals(found))!.Value, 6);
    }

    [Fact]
    public void RmssdPercent_NothingKept_IsAHundred() => Assert.Equal(100, Error([]));

    [Fact]
    public void RmssdPercent_AnnotatedEctopicBeat_IsNoTruth()
    {
        Annotation[] reference = Annotations(Beats);
        reference[30] = reference[30] with { Sample = reference[30].Sample + 300, Code = AnnotationCode.VentricularPremature };

        Assert.Equal(0, NnError.RmssdPercent(BeatMatch.Find(reference, Beats, 1000, 150), [.. Intervals(Beats)])!.Value, 6);
    }

    [Fact]
    public void RmssdPercent_FewNormalBeats_IsNone() => Assert.Null(NnError.RmssdPercent(
        BeatMatch.Find([.. Annotations(Beats).Select((beat, i) => i % 4 == 0 ? beat with { Code = AnnotationCode.Paced } : beat)], Beats, 1000, 150),
        [.. Intervals(Beats)]));

    private static double? Error(IEnumerable<(double Start, double End)> nn) =>
        NnError.RmssdPercent(BeatMatch.Find(Annotations(Beats), Beats, 1000, 150), [.. nn]);

    private static IEnumerable<(double Start, double End)> Intervals(double[] beats) => beats.Zip(beats.Skip(1));

    private static Annotation[] Annotations(double[] seconds) =>
        [.. seconds.Select(time => new Annotation((long)Math.Round(time * 1000), AnnotationCode.Normal, 0, 0, ""))];
}
