using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class DecisionCurveTests
{
    // At 0.25 a false alarm weighs 1/3: one of two ill found, one alarm, of four people.
    [Fact]
    public void NetBenefit_FourSubjects_IsTheHandComputedOne() =>
        Assert.Equal((1 - (1.0 / 3)) / 4, DecisionCurve.NetBenefit(new LabelledScores([2, -3, 1, -4], [1, 1, 0, 0]), 0.25), 1e-12);

    // Drawn: the ill one that was found twice, the missed one not at all, the alarm once, the other once.
    [Fact]
    public void NetBenefit_WeightedSubjects_IsTheHandComputedOne() =>
        Assert.Equal((2 - (1.0 / 3)) / 4, DecisionCurve.NetBenefit(new LabelledScores([2, -3, 1, -4], [1, 1, 0, 0]), 0.25, [2, 0, 1, 1]), 1e-12);

    // At 0.25 everybody gives 1/2 - 1/2 / 3 = 1/3, the model (1 - 1/3) / 4 = 1/6. At 0.75 everybody gives -1, so nobody is the better.
    [Theory]
    [InlineData(0.25, -1.0 / 6)]
    [InlineData(0.75, 0.25)]
    public void Gain_FourSubjects_IsBeyondTheBetterOfEverybodyAndNobody(double threshold, double expected) =>
        Assert.Equal(expected, DecisionCurve.Gain(new LabelledScores([2, -3, 1, -4], [1, 1, 0, 0]), threshold), 1e-12);

    [Fact]
    public void NetBenefit_ThresholdBelowAllRisks_IsThatOfEverybody() =>
        Assert.Equal(DecisionCurve.OfEverybody(0.5, 0.1), DecisionCurve.NetBenefit(new LabelledScores([2, 3, 1, 4], [1, 1, 0, 0]), 0.1), 1e-12);
}
