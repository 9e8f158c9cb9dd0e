using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class CalibrationLineTests
{
    // 0 -> 1 of 4, 1 -> 3 of 4: logits of the observed shares are -ln 3 and ln 3.
    [Fact]
    public void Fit_TwoScores_PassesThroughTheObservedShares()
    {
        (double slope, double intercept) = CalibrationLine.Fit(new LabelledScores([0, 0, 0, 0, 1, 1, 1, 1], [1, 0, 0, 0, 1, 1, 1, 0]));
        Assert.Equal(2 * Math.Log(3), slope, 1e-5);
        Assert.Equal(-Math.Log(3), intercept, 1e-5);
    }

    [Fact]
    public void Fit_LogitsTwiceTooLarge_HasSlopeOneHalf()
    {
        Random random = new(3);
        double[] truth = [.. Enumerable.Range(0, 20000).Select(_ => Made.Gauss(random))];
        byte[] label = Array.ConvertAll(truth, logit => (byte)(random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0));
        (double slope, double intercept) = CalibrationLine.Fit(new LabelledScores(Array.ConvertAll(truth, logit => 2 * logit), label));
        Assert.Equal(0.5, slope, 0.03);
        Assert.Equal(0, intercept, 0.05);
    }

    // All logits 0, 3 of 4 are events: ln 3 is missing. With weights 1, 1, 1 and 9 it is 3 of 12.
    [Fact]
    public void InTheLarge_ConstantLogit_IsTheLogitOfTheShareOfEvents()
    {
        LabelledScores scores = new([0, 0, 0, 0], [1, 1, 1, 0]);
        Assert.Equal(Math.Log(3), CalibrationLine.InTheLarge(scores), 1e-8);
        Assert.Equal(-Math.Log(3), CalibrationLine.InTheLarge(scores, [1, 1, 1, 9]), 1e-8);
    }

    // Risks of 0.2 and 0.8 with one event each of two: the mean risk is right already. A constant added to all logits is found again.
    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    [InlineData(-30)]
    public void InTheLarge_ShiftedLogits_IsMinusTheShift(double shift)
    {
        double four = Math.Log(4);
        LabelledScores scores = new([-four + shift, -four + shift, four + shift, four + shift], [1, 0, 1, 0]);
        Assert.Equal(-shift, CalibrationLine.InTheLarge(scores), 1e-7);
    }

    [Fact]
    public void Fit_SeparatedOrConstant_StaysFinite()
    {
        Assert.True(double.IsFinite(CalibrationLine.Fit(new LabelledScores([1, 2, 3, 4], [0, 0, 1, 1])).Slope));
        Assert.Equal(0, CalibrationLine.Fit(new LabelledScores([5, 5, 5, 5], [0, 0, 1, 1])).Slope, 1e-6);
    }
}
