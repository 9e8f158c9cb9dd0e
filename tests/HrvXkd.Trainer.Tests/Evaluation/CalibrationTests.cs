using CsCheck;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class CalibrationTests
{
    private static double Logit(double p) => Math.Log(p / (1 - p));

    [Fact]
    public void Brier_HandComputed_IsMeanSquare() =>
        Assert.Equal((0.04 + 0.09 + 0.16) / 3, Calibration.Brier(Made.Scores((Logit(0.2), 0), (Logit(0.7), 1), (Logit(0.4), 0))), 12);

    [Fact]
    public void Ece_TwoBins_IsMeanGap()
    {
        // Lower bin: risk 0.2 on average, nobody ill. Upper bin: 0.8, half ill.
        LabelledScores scores = Made.Scores((Logit(0.1), 0), (Logit(0.3), 0), (Logit(0.7), 0), (Logit(0.9), 1));
        Assert.Equal((0.2 + 0.3) / 2, Calibration.Ece(scores, default, 2), 12);
    }

    [Fact]
    public void Bins_RunOfEqualRisksOverABorder_IsSplitInProportion()
    {
        // Four subjects of risk 0.5, one ill: each of two bins holds two of them and half an event.
        IReadOnlyList<CalibrationBin> bins = Calibration.Bins(Made.Scores((0, 0), (0, 1), (0, 0), (0, 0)), default, 2);
        Assert.Equal(2, bins.Count);
        Assert.All(bins, b => Assert.Equal((2.0, 0.5, 0.25), (b.Count, b.MeanRisk, b.Observed)));
    }

    [Fact]
    public void Bins_AnyScores_HoldEqualMassAndAllEvents() =>
        Gen.Select(Gen.Int[-3, 3], Gen.Byte[0, 1], (logit, label) => ((double)logit, label)).Array[2, 60]
            .Where(s => s.Any(x => x.label == 0) && s.Any(x => x.label == 1))
            .Sample(subjects =>
            {
                LabelledScores scores = Made.Scores(subjects);
                IReadOnlyList<CalibrationBin> bins = Calibration.Bins(scores);
                Assert.Equal(Math.Min(10, subjects.Length), bins.Count);
                Assert.All(bins, b => Assert.Equal((double)subjects.Length / bins.Count, b.Count, 9));
                Assert.Equal(scores.Positives, bins.Sum(b => b.Count * b.Observed), 9);
                Assert.Equal(scores.Probability.Sum(), bins.Sum(b => b.Count * b.MeanRisk), 9);
            });

    [Theory]
    [InlineData(0.8, 10, 0.490162, 0.943318)]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(1, 10, 0.722467, 1)]
    public void Wilson_KnownShares_GivesPublishedInterval(double share, double count, double low, double high)
    {
        Interval interval = CalibrationBin.Wilson(share, count);
        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Fact]
    public void Confusion_HandCounted_GivesAccuracyAndF1()
    {
        Confusion counts = Confusion.Of(Made.Scores((1, 1), (2, 1), (-1, 1), (3, 0), (-2, 0), (0, 0)));
        Assert.Equal(new Confusion(2, 1, 2, 1), counts);
        Assert.Equal(4.0 / 6, counts.Accuracy, 12);
        Assert.Equal(2.0 / 3, counts.F1, 12);
    }
}
