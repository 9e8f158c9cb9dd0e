using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class PrecisionRecallTests
{
    // By hand: ranks 1 (ill), 2 (well), 3 (ill): 1/2 * 1/1 + 1/2 * 2/3.
    [Fact]
    public void AveragePrecision_ThreeSubjects_IsTheHandComputedArea() =>
        Assert.Equal(5.0 / 6, PrecisionRecall.AveragePrecision(new LabelledScores([3, 2, 1], [1, 0, 1])), 1e-12);

    [Fact]
    public void AveragePrecision_AllTied_IsThePrevalence() =>
        Assert.Equal(0.25, PrecisionRecall.AveragePrecision(new LabelledScores([2, 2, 2, 2], [1, 0, 0, 0])), 1e-12);

    [Fact]
    public void AveragePrecision_Weights_EqualRepetition()
    {
        double repeated = PrecisionRecall.AveragePrecision(new LabelledScores([3, 2, 2, 1], [1, 0, 0, 1]));
        Assert.Equal(repeated, PrecisionRecall.AveragePrecision(new LabelledScores([3, 2, 1], [1, 0, 1]), [1, 2, 1]), 1e-12);
    }
}
