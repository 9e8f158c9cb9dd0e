using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Reporting.Examples;
using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Running.Examples;
using HrvXkd.Trainer.Tests.Models;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Running;

public class ExampleCasesTests
{
    private static readonly PreparedCohort Prepared = FeatureCohort.Prepare(40, 10, seed: 3, signal: 1, transient: 0);
    private static readonly SequenceSet Data = SequenceSet.From(Prepared);
    private static readonly StudentWeights Student = MakeStudent();
    private static readonly double[] Logit = Run();
    private static readonly IReadOnlyList<ExampleCase> Cases = Make();

    [Fact]
    public void Of_AnyStudent_TermsSumToItsLogit()
    {
        Assert.Equal(3, Cases.Count);
        foreach (ExampleCase e in Cases)
        {
            (string Name, double Value)[] terms = ContributionFigure.Terms(e);
            Assert.Equal(e.Logit, terms[^1].Value);
            Assert.Equal(e.Logit, terms[..^1].Sum(term => term.Value), 1e-9);
            Assert.Contains(e.Logit, Logit);
            Assert.Equal(1, e.Attention.Sum(), 1e-5);
        }
    }

    [Fact]
    public void Of_AnyStudent_MaskedWindowsAndTheNewestHaveNoEffectOfTheirOwn() => Assert.All(Cases, e =>
    {
        Assert.Null(e.WindowEffect[^1]);
        for (int w = 0; w < Sequence.Windows - 1; w++)
            Assert.Equal(e.Valid[w], e.WindowEffect[w] is not null);
        Assert.Contains(e.WindowEffect, effect => Math.Abs(effect ?? 0) > 1e-4);
    });

    // Windows of 60 s every 30 s: eight span 270 s. The cohort has no signal to open, as a table of windows has none.
    [Fact]
    public void Of_WindowsWithoutSignal_KnowTheirTimeAndSayThatNothingIsLeft() => Assert.All(Cases, e =>
    {
        Assert.Equal(270, e.EndSeconds - e.StartSeconds);
        Assert.Contains(e.StartSeconds, new[] { 0.0, 30, 60 });
        Assert.Null(e.Signal);
        int recording = Prepared.Cohort.Recordings.ToList().FindIndex(r => r.Id == e.Recording);
        WindowRow newest = Prepared.Windows.Single(w => w.Recording == recording && w.Index == (int)(e.StartSeconds / 30) + 7);
        Assert.Equal(newest.FeaturesQ16[0] / 65536.0, e.Features[^12]);
    });

    [Fact]
    public void Choice_EveryKind_IsTheSubjectInTheMiddle()
    {
        foreach (ExampleChoice choice in ExampleChoice.Of(Logits()))
        {
            bool ill = Data.Label[choice.Sequence] == 1, called = Logits().Subject[ModelNames.StudentInt8][choice.Subject] > 0;
            Assert.Equal(choice.Kind.StartsWith("true", StringComparison.Ordinal), ill == called);
            Assert.Equal(choice.Kind.EndsWith("positive", StringComparison.Ordinal), called);
            Assert.Equal(choice.Subject, Data.Group[choice.Sequence]);
        }
    }

    [Fact]
    public void Read_BeatsWithAGapAndAnEctopic_MarksWhatFeaturesLeaveOut()
    {
        RecordedBeat[] beats =
        [
            new(0, Core.Beats.BeatClass.NormalLike, 100, true), new(9000, Core.Beats.BeatClass.NormalLike, 100, false),
            new(15000, Core.Beats.BeatClass.VentricularLike, 100, false), new(27000, Core.Beats.BeatClass.NormalLike, 100, false),
            new(90000, Core.Beats.BeatClass.NormalLike, 100, true), new(98100, Core.Beats.BeatClass.NormalLike, 100, false),
        ];
        Recording recording = new("r", "s", true) { Beats = new BeatSeries(() => new Beats(beats)) };
        ExampleSignal signal = ExampleSignals.Read(recording, 0, 270, 60)!;
        Assert.Equal([1000, 666.667, 1333.333, 900], signal.IntervalMs.Select(ms => Math.Round(ms, 3)));
        Assert.Equal([true, false, false, true], signal.IntervalKept);
        Assert.Empty(signal.StripMilliVolt);
    }

    private static StudentWeights MakeStudent()
    {
        using StudentNetwork network = Drawn.Network(new StudentNetwork(), seed: 5);
        return network.Export(Standardizer.Fit(Data, [.. Enumerable.Range(0, Data.Count)]));
    }

    private static double[] Run()
    {
        const int Size = Sequence.Windows * Sequence.Features;
        StudentForward forward = new(Student);
        return
        [
            .. Enumerable.Range(0, Data.Count).Select(s => forward.Run(
                Data.FeaturesQ16.AsSpan(s * Size, Size), Array.ConvertAll(Data.Valid[(s * 8)..((s + 1) * 8)], v => (float)v), new float[8])),
        ];
    }

    // Whatever the drawn student says, the scores are spread around 0, so that there is every kind of answer.
    private static ModelLogits Logits()
    {
        double median = Logit.Order().ElementAt(Logit.Length / 2);
        return new ModelLogits(Data, new Dictionary<string, double[]> { [ModelNames.StudentInt8] = [.. Logit.Select(l => l - median)] }, 1);
    }

    private static IReadOnlyList<ExampleCase> Make()
    {
        int[] all = [.. Enumerable.Range(0, Data.Count)];
        FoldModel fold = new(0, [], all, Standardizer.Fit(Data, all), new LogisticModel([], [], 0), [], Student);
        ExperimentResult models = new(
            new int[Data.Count], new Dictionary<string, double[]>(), new Dictionary<string, IReadOnlyList<string>>(), [], [fold], 0, 0);
        return ExampleCases.Of(Prepared, models, Logits());
    }

    private sealed class Beats(RecordedBeat[] beats) : IBeatReader
    {
        private int _next;

        public bool TryRead(out RecordedBeat beat)
        {
            beat = _next < beats.Length ? beats[_next] : default;
            return _next++ < beats.Length;
        }

        public void Dispose()
        {
        }
    }
}
