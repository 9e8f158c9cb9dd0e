using HrvXkd.Data;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Tests.Training;

public class KeptShareTests
{
    private static readonly SequenceSet Data = FeatureCohort.Make(400, 8, seed: 1);
    private static readonly int[] All = [.. Enumerable.Range(0, Data.Count)];

    [Fact]
    public void Best_NetworkAddsNoise_KeepsNearlyNothing()
    {
        Random random = new(1);

        (double share, double loss) = Share(baseline: Truth, network: s => Truth(s) + (4 * random.NextDouble()) - 2);

        Assert.InRange(share, 0, 0.2);
        Assert.True(loss <= Loss(Truth));
    }

    [Fact]
    public void Best_NetworkIsTooTimid_KeepsAll() => Assert.Equal(1, Share(baseline: _ => 0, network: s => 0.8 * Truth(s)).Share);

    [Fact]
    public void Best_NetworkPointsBackwards_KeepsNothing() => Assert.Equal(0, Share(baseline: _ => 0, network: s => -Truth(s)).Share);

    [Fact]
    public void Best_NetworkGoesTooFar_KeepsTheRightPart() => Assert.InRange(Share(baseline: _ => 0, network: s => 4 * Truth(s)).Share, 0.2, 0.35);

    // Three of four subjects of a class are told rightly by a logit of the size of log 3: those risks are true.
    private static double Truth(int sequence) => ((Data.Label[sequence] == 1) == (Data.Group[sequence] / 5 % 4 != 0) ? 1 : -1) * Math.Log(3);

    private static (double Share, double Loss) Share(Func<int, double> baseline, Func<int, double> network)
    {
        KeptShare judge = new();
        judge.Add(Data, All, Array.ConvertAll(All, s => baseline(s)), Array.ConvertAll(All, s => network(s)));
        return judge.Best();
    }

    private static double Loss(Func<int, double> logit) =>
        All.GroupBy(s => Data.Group[s]).Average(g => Math.Log(1 + Math.Exp((Data.Label[g.First()] == 1 ? -1 : 1) * g.Average(logit))));
}
