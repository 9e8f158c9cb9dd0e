using HrvXkd.Core.Beats;
using HrvXkd.Trainer.Beats;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Tests.Beats;

public sealed class NnFiguresTests
{
    private const int Count = 120;
    private const int Extra = 60;

    // Intervals of 0.78 and 0.82 s in turn, all annotated as normal but one that is early and of another shape.
    private static readonly double[] Times = [.. Enumerable.Range(0, Count).Select(i => (0.8 * i) + (i % 2 * 0.02) - (i == Extra ? 0.25 : 0))];
    private static readonly Annotation[] Reference =
        [.. Times.Select((time, i) => new Annotation((long)Math.Round(time * 1000), i == Extra ? AnnotationCode.VentricularPremature : AnnotationCode.Normal, 0, 0, ""))];

    private static readonly FoundBeat[] Beats = [.. Times.Select((time, i) => new FoundBeat(time, 90, i == Extra ? BeatClass.VentricularLike : BeatClass.NormalLike))];

    private static BeatMatch Match => BeatMatch.Find(Reference, Times, 1000, 150);

    [Fact]
    public void Of_EctopicBeatLeftOut_IsRightAndBalanced()
    {
        FoundBeats found = new(Beats, [.. Intervals().Where((_, i) => i is not (Extra - 1 or Extra))], 0.25);

        NnFigures nn = NnFigures.Of(Match, found, _ => true)!;

        Assert.Equal((40.0, 40.0), (Math.Round(nn.AnnotatedMs, 6), Math.Round(nn.KeptMs, 6)));
        Assert.Equal((0.0, 1.0, 0.25), (Math.Round(nn.ErrorPercent, 6), nn.KeptShare, nn.IrregularShare));
        Assert.Equal((0.0, 0.0), (Math.Round(nn.LeakedShare, 6), Math.Round(nn.LostShare, 6)));
        Assert.InRange(nn.CleaningErrorPercent, 0, 1e-6);
        Assert.InRange(nn.IntervalsErrorPercent, 0, 1e-6);
    }

    [Fact]
    public void Of_EctopicBeatKeptAndOthersLost_SaysHowMuchOfTheSquares()
    {
        NnBalance balance = NnBalance.Of(Match, [.. Intervals().Where((_, i) => i < Extra + 3)]);

        // 120 beats, 117 intervals between normal ones, 115 differences between three of them; two intervals after the ectopic beat are kept.
        Assert.Equal((Extra - 1 + 2) / 117.0, balance.KeptShare, 6);
        Assert.Equal(1 - ((Extra - 2 + 1) / 115.0), balance.LostShare, 6);
        double normal = (Extra - 2 + 1) * 0.04 * 0.04;
        double ectopic = new[] { Extra - 1, Extra, Extra + 1 }.Sum(i => Math.Pow(Times[i + 1] - (2 * Times[i]) + Times[i - 1], 2));
        Assert.Equal(ectopic / (normal + ectopic), balance.LeakedShare, 6);
    }

    [Fact]
    public void Clean_ShapeOfTheEctopicBeat_IsUsedIfGiven()
    {
        // On time, so that only its shape tells it from the others.
        Annotation[] onTime = [.. Reference.Select((beat, i) => i == Extra ? beat with { Sample = 800 * Extra } : beat)];
        FoundBeat[] beats = [.. Beats.Select((beat, i) => i == Extra ? beat with { Seconds = 0.8 * Extra } : beat)];
        BeatMatch match = BeatMatch.Find(onTime, [.. beats.Select(beat => beat.Seconds)], 1000, 150);

        Assert.Equal(Count - 3, AnnotatedNn.Clean(match, beats).Count);
        Assert.Equal(Count - 1, AnnotatedNn.Clean(match, null).Count);
    }

    [Fact]
    public void Of_Classes_CountsVentricularAgainstTheRestAndLeavesFusionOut()
    {
        Annotation[] reference = [.. Reference.Select((beat, i) => i is 10 or 11 ? beat with { Code = AnnotationCode.Fusion } : i == 20 ? beat with { Code = AnnotationCode.Paced } : beat)];
        FoundBeat[] beats = [.. Beats.Select((beat, i) => i switch
        {
            10 or 30 => beat with { Class = BeatClass.VentricularLike },
            40 => beat with { Class = BeatClass.Unknown },
            _ => beat,
        })];

        ClassScore score = ClassScore.Of(BeatMatch.Find(reference, Times, 1000, 150), beats);

        Assert.Equal(new ClassScore(1, 0, 1, Count - 3 - 2, 2), score);
        Assert.Equal((1.0, 0.5), (score.Sensitivity, score.Precision));
        Assert.Equal(new ClassScore(2, 0, 2, 2 * (Count - 5), 4), ClassScore.Sum([score, score]));
        Assert.Null(ClassScore.Sum([]).Sensitivity);
    }

    private static IEnumerable<(double Start, double End)> Intervals() => Times.Zip(Times.Skip(1));
}
