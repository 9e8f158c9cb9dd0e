using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class DecisionCurveTests
{
    // At 0.25 a false alarm weighs 1/3: one of two ill found, one alarm, of four people.
    [Fact]
    public void NetBenefit_FourSubjects_IsTheHandComputedOne() =>
        Assert.Equal((1 - (1.0 / 3)) / 4, DecisionCurve.NetBenefit(new LabelledScores([2, -3, 1, -4], [1, 1, 0, 0]), 0.25), 1e-12);

    [Fact]
    public void NetBenefit_ThresholdBelowAllRisks_IsThatOfEverybody() =>
        Assert.Equal(DecisionCurve.OfEverybody(0.5, 0.1), DecisionCurve.NetBenefit(new LabelledScores([2, 3, 1, 4], [1, 1, 0, 0]), 0.1), 1e-12);
}
