using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class StratumTests
{
    // Part "a": 10 ill above 10 others but for one pair; part "b" has 9 ill; one subject is in no part.
    private static readonly double[] Logit = [.. Enumerable.Range(1, 10).Select(i => (double)i), .. Enumerable.Range(-9, 9).Select(i => (double)i), 1.5, .. new double[20], 3];
    private static readonly byte[] Label = [.. Enumerable.Repeat((byte)1, 10), .. new byte[10], .. Enumerable.Repeat((byte)1, 9), .. new byte[11], 1];
    private static readonly string[] Part = [.. Enumerable.Repeat("a", 20), .. Enumerable.Repeat("b", 20), ""];

    [Fact]
    public void Of_TwoParts_CountsAndScoresEachByItself()
    {
        IReadOnlyList<Stratum> parts = Stratum.Of(Logit, Label, Part, seed: 1);
        Assert.Equal(["a", "b"], parts.Select(part => part.Name));
        Assert.Equal((20, 10), (parts[0].Subjects, parts[0].Hypertensive));
        Assert.Equal(0.99, parts[0].Auc!.Value, 1e-12);
        Assert.InRange(parts[0].Auc!.Low, 0.9, 0.99);
        Assert.Equal((20, 9), (parts[1].Subjects, parts[1].Hypertensive));
        Assert.Null(parts[1].Auc);
    }

    [Fact]
    public void Of_LengthsThatDiffer_Throws() => Assert.Throws<ArgumentException>(() => Stratum.Of(Logit, Label, ["a"], seed: 1));
}
