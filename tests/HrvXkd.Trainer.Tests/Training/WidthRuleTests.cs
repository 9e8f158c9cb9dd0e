using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Tests.Training;

public class WidthRuleTests
{
    // Differences to the best of -0.1 and +0.3 in turn: mean 0.1, standard deviation 0.2 * sqrt(4/3), error of four 0.1155.
    private static readonly double[] Best = [0.5, 0.7, 0.6, 0.4];
    private static readonly double[] Near = [0.4, 1.0, 0.5, 0.7];

    [Fact]
    public void Difference_FourSubjects_GivesMeanAndErrorComputedByHand()
    {
        (double mean, double error) = WidthRule.Difference(Near, Best);
        Assert.Equal(0.1, mean, 1e-12);
        Assert.Equal(0.2 * Math.Sqrt(4.0 / 3) / 2, error, 1e-12);
    }

    [Fact]
    public void Choose_NarrowWithinOneError_TakesIt() =>
        Assert.Equal(4, WidthRule.Choose(new Dictionary<int, double[]> { [8] = Best, [4] = Near }));

    [Fact]
    public void Choose_NarrowSurelyWorse_TakesTheBest()
    {
        double[] worse = [.. Best.Select((loss, i) => loss + 0.1 + (0.01 * i))];
        Assert.Equal(8, WidthRule.Choose(new Dictionary<int, double[]> { [4] = worse, [8] = Best, [12] = Near }));
    }

    [Fact]
    public void Choose_OneWidth_TakesIt() => Assert.Equal(12, WidthRule.Choose(new Dictionary<int, double[]> { [12] = Near }));
}
