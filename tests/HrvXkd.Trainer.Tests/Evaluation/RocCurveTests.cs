using CsCheck;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class RocCurveTests
{
    /// <summary>Few distinct scores, so that ties are the rule; both classes present.</summary>
    private static readonly Gen<(double Logit, byte Label)[]> Subjects =
        Gen.Select(Gen.Int[-3, 3], Gen.Byte[0, 1], (logit, label) => ((double)logit, label)).Array[2, 40]
            .Where(s => s.Any(x => x.label == 0) && s.Any(x => x.label == 1));

    [Fact]
    public void Auc_HandComputedWithTie_CountsTheTieHalf()
    {
        // Pairs of positive {2, 4} against negative {1, 2, 3}: 1 + 1/2 + 0, and 3 of 3.
        LabelledScores scores = Made.Scores((1, 0), (2, 0), (3, 0), (2, 1), (4, 1));
        Assert.Equal(4.5 / 6, RocCurve.Auc(scores), 12);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(-1, 0.0)]
    [InlineData(0, 0.5)]
    public void Auc_PerfectReversedConstant_IsOneZeroHalf(int sign, double expected) =>
        Assert.Equal(expected, RocCurve.Auc(Made.Scores((-sign, 0), (-2 * sign, 0), (sign, 1), (2 * sign, 1))), 12);

    [Fact]
    public void Auc_AnyScores_IsMannWhitneyProbability() => Subjects.Sample(subjects =>
    {
        double wins = 0, pairs = 0;
        foreach ((double positive, byte _) in subjects.Where(s => s.Label == 1))
        {
            foreach ((double negative, byte _) in subjects.Where(s => s.Label == 0))
            {
                wins += positive > negative ? 1 : positive == negative ? 0.5 : 0;
                pairs++;
            }
        }

        Assert.Equal(wins / pairs, RocCurve.Auc(Made.Scores(subjects)), 12);
    });

    [Fact]
    public void Auc_AnyScores_IsAreaUnderTheDrawnCurve() => Subjects.Sample(subjects =>
    {
        LabelledScores scores = Made.Scores(subjects);
        RocCurve curve = RocCurve.Of(scores);
        double area = 0;
        for (int i = 1; i < curve.FalsePositiveRate.Length; i++)
            area += (curve.FalsePositiveRate[i] - curve.FalsePositiveRate[i - 1]) * (curve.TruePositiveRate[i] + curve.TruePositiveRate[i - 1]) / 2;
        Assert.Equal(area, RocCurve.Auc(scores), 12);
        Assert.Equal((0.0, 0.0, 1.0, 1.0), (curve.FalsePositiveRate[0], curve.TruePositiveRate[0], curve.FalsePositiveRate[^1], curve.TruePositiveRate[^1]));
    });

    [Fact]
    public void EveryMetric_WeightedSubjects_EqualsRepeatedSubjects() =>
        Gen.Select(Subjects, Gen.Int[1, 3].Array[40]).Sample((subjects, repeats) =>
        {
            LabelledScores once = Made.Scores(subjects);
            int[] weight = repeats[..subjects.Length];
            LabelledScores repeated = Made.Scores([.. subjects.SelectMany((s, i) => Enumerable.Repeat(s, weight[i]))]);
            Assert.Equal(RocCurve.Auc(repeated), RocCurve.Auc(once, weight), 12);
            Assert.Equal(RocCurve.SensitivityAt(repeated, 0.9), RocCurve.SensitivityAt(once, 0.9, weight), 12);
            Assert.Equal(Calibration.Brier(repeated), Calibration.Brier(once, weight), 12);
            Assert.Equal(Calibration.Ece(repeated), Calibration.Ece(once, weight), 9);
            Assert.Equal(Confusion.Of(repeated), Confusion.Of(once, weight));
        });

    [Fact]
    public void SensitivityAt_NinetyPercent_KeepsTheSpecificity()
    {
        // Ten negatives 0..9, so one may lie above the threshold: 8.5 and 9.5 are then found, 7.5 is not.
        (double, byte)[] subjects = [.. Enumerable.Range(0, 10).Select(i => ((double)i, (byte)0)), (7.5, 1), (8.5, 1), (9.5, 1), (-1, 1)];
        Assert.Equal(0.5, RocCurve.SensitivityAt(Made.Scores(subjects), 0.9), 12);
        Assert.Equal(0.25, RocCurve.SensitivityAt(Made.Scores(subjects), 1), 12);
        Assert.Equal(1, RocCurve.SensitivityAt(Made.Scores(subjects), 0), 12);
    }

    [Fact]
    public void SensitivityAtFalsePositiveRate_BetweenPoints_LiesOnTheLine()
    {
        RocCurve curve = RocCurve.Of(Made.Scores((1, 0), (2, 0), (3, 0), (2, 1), (4, 1)));
        Assert.Equal(0.5, curve.SensitivityAtFalsePositiveRate(0), 12);
        Assert.Equal(0.75, curve.SensitivityAtFalsePositiveRate(0.5), 12);
        Assert.Equal(1, curve.SensitivityAtFalsePositiveRate(1), 12);
    }

    [Fact]
    public void LabelledScores_OneClassOrNotFinite_Throws()
    {
        Assert.Throws<ArgumentException>(() => Made.Scores((1, 1), (2, 1)));
        Assert.Throws<ArgumentException>(() => Made.Scores((1, 1), (2, 2)));
        Assert.Throws<ArgumentException>(() => Made.Scores((double.NaN, 0), (2, 1)));
        Assert.Throws<ArgumentException>(() => new LabelledScores([1, 2, 3], [0, 1]));
    }
}
