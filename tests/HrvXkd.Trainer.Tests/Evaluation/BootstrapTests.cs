using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class BootstrapTests
{
    [Fact]
    public void Interval_MeanOfScores_AgreesWithNormalTheory()
    {
        (LabelledScores scores, _) = Made.Markers(300, 1, 7);
        double mean = scores.Logit.Average();
        double half = 1.96 * Math.Sqrt(scores.Logit.Sum(x => (x - mean) * (x - mean))) / scores.Count;
        Interval interval = new Bootstrap(scores.Label, 1).Interval(w => scores.Logit.Zip(w, (x, n) => x * n).Sum() / w.Sum());
        Assert.Equal(mean, interval.Value, 12);
        Assert.InRange((interval.High - interval.Low) / 2 / half, 0.92, 1.08);
    }

    [Fact]
    public void Interval_AucOfManyCohorts_CoversTheTruth()
    {
        // Unit effect on a marker of variance 0.98: AUC = Phi(1 / sqrt(2 * 0.98)).
        double truth = MathNet.Numerics.Distributions.Normal.CDF(0, 1, 1 / Math.Sqrt(1.96));
        int covered = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            (LabelledScores scores, _) = Made.Markers(90, 1, seed);
            Interval interval = new Bootstrap(scores.Label, seed, 300).Interval(w => RocCurve.Auc(scores, w));
            covered += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange(covered, 178, 198);
    }

    [Fact]
    public void ForEach_EveryDraw_HoldsAllSubjectsAndBothClasses()
    {
        // One positive of five: a third of plain draws would lack it.
        byte[] label = [0, 0, 1, 0, 0];
        int draws = 0;
        new Bootstrap(label, 2, 500).ForEach((_, weight) =>
        {
            draws++;
            Assert.Equal(5, weight.Sum());
            Assert.InRange(weight[2], 1, 4);
        });
        Assert.Equal(500, draws);
    }

    [Fact]
    public void Intervals_SameSeed_AreEqualAndOtherSeedDiffers()
    {
        (LabelledScores scores, LabelledScores other) = Made.Markers(60, 1, 4);
        ModelScore first = ModelScore.Of(scores.Logit, scores.Label, 9);
        Assert.Equal(first, ModelScore.Of(scores.Logit, scores.Label, 9));
        Assert.NotEqual(first, ModelScore.Of(scores.Logit, scores.Label, 10));
        Assert.NotEqual(first, ModelScore.Of(other.Logit, other.Label, 9));
    }

    [Fact]
    public void ModelScore_AnyModel_LiesInItsIntervals()
    {
        (LabelledScores scores, _) = Made.Markers(150, 1, 6);
        ModelScore score = ModelScore.Of(scores, new Bootstrap(scores.Label, 1, 400));
        foreach (Interval interval in new[] { score.Auc, score.Brier, score.Sensitivity90, score.Accuracy, score.F1, score.Ece })
            Assert.InRange(interval.Value, interval.Low, interval.High);
        Assert.Equal(RocCurve.Auc(scores), score.Auc.Value);
        Assert.Equal(Calibration.Ece(scores), score.Ece.Value);
    }

    [Fact]
    public void PairedComparison_CorrelatedModels_IsNarrowerThanUnpaired()
    {
        (LabelledScores first, LabelledScores second) = Made.Markers(200, 1, 8);
        Bootstrap bootstrap = new(first.Label, 1, 500);
        Interval paired = PairedComparison.Of(first, second, bootstrap).AucDifference;
        Interval a = bootstrap.Interval(w => RocCurve.Auc(first, w)), b = bootstrap.Interval(w => RocCurve.Auc(second, w));
        Assert.Equal(a.Value - b.Value, paired.Value, 12);
        Assert.True(paired.High - paired.Low < Math.Sqrt(Math.Pow(a.High - a.Low, 2) + Math.Pow(b.High - b.Low, 2)));
    }

    [Fact]
    public void RocBand_AnyModel_HoldsTheCurveAndRises()
    {
        (LabelledScores scores, _) = Made.Markers(200, 1, 11);
        RocBand band = RocBand.Of(scores, new Bootstrap(scores.Label, 1, 400), 20);
        RocCurve curve = RocCurve.Of(scores);
        for (int i = 0; i < band.FalsePositiveRate.Length; i++)
        {
            Assert.InRange(curve.SensitivityAtFalsePositiveRate(band.FalsePositiveRate[i]), band.Low[i], band.High[i]);
            Assert.True(i == 0 || band.Low[i] >= band.Low[i - 1]);
        }
    }

    [Fact]
    public void Bootstrap_OneClass_Throws() => Assert.Throws<ArgumentException>(() => new Bootstrap([1, 1], 1));
}
