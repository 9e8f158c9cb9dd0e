using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class FoldAucTests
{
    // Fold 0 ranks 1 of 1 pair right, fold 1 ranks 3 of 4; the third has one class.
    private static readonly double[] Logit = [-3, -2, 4, 6, 5, 7, 9];
    private static readonly byte[] Label = [0, 1, 0, 0, 1, 1, 1];
    private static readonly int[] Fold = [0, 0, 1, 1, 1, 1, 2];

    [Fact]
    public void Of_TwoFolds_IsTheHandComputedOne()
    {
        Interval auc = FoldAuc.Of(Logit, Label, Fold, seed: 1);
        Assert.Equal((1 + 3) / 5.0, auc.Value, 1e-12);
        Assert.InRange(auc.Low, 0, auc.Value);
        Assert.InRange(auc.High, auc.Value, 1);
    }

    [Fact]
    public void Of_ConstantAddedToAFold_ChangesNothing()
    {
        double[] shifted = [.. Logit.Select((x, i) => x - (100 * Fold[i]))];
        Assert.Equal(FoldAuc.Of(Logit, Label, Fold, seed: 1), FoldAuc.Of(shifted, Label, Fold, seed: 1));
        Assert.NotEqual(RocCurve.Auc(new LabelledScores(Logit, Label)), RocCurve.Auc(new LabelledScores(shifted, Label)), 1e-3);
    }

    [Fact]
    public void Of_NoFoldWithBothClasses_Throws() =>
        Assert.Contains("both classes", Assert.Throws<ArgumentException>(() => FoldAuc.Of([1, 2], [0, 1], [0, 1], seed: 1)).Message, StringComparison.Ordinal);
}
