using HrvXkd.Data;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Training;

public class GroupFoldsTests
{
    [Fact]
    public void Assign_ManyGroups_KeepsGroupsWholeAndClassesBalanced()
    {
        SequenceSet data = FeatureCohort.Make(103, 10, seed: 1);

        int[] fold = GroupFolds.Assign(data, data.Label, 5, seed: 7);

        IEnumerable<IGrouping<int, int>> groups = Enumerable.Range(0, data.Count).GroupBy(s => data.Group[s]);
        int[][] ofGroup = [.. groups.Select(g => g.Select(s => fold[s]).Distinct().ToArray())];
        Assert.All(ofGroup, folds => Assert.Single(folds));
        byte[] label = GroupFolds.LabelOfGroup(data, data.Label);
        foreach (byte value in (byte[])[0, 1])
        {
            int Size(int f) => Enumerable.Range(0, label.Length).Count(g => label[g] == value && ofGroup[g][0] == f);
            int[] sizes = [.. Enumerable.Range(0, 5).Select(Size)];
            Assert.True(sizes.Max() - sizes.Min() <= 1);
        }
    }

    [Fact]
    public void Assign_OtherSeed_DealsOtherFolds()
    {
        SequenceSet data = FeatureCohort.Make(60, 8, seed: 1);
        Assert.Equal(GroupFolds.Assign(data, data.Label, 5, 1), GroupFolds.Assign(data, data.Label, 5, 1));
        Assert.NotEqual(GroupFolds.Assign(data, data.Label, 5, 1), GroupFolds.Assign(data, data.Label, 5, 2));
    }

    [Theory]
    [InlineData(0, "no normotensive group")]
    [InlineData(40, "no hypertensive group")]
    [InlineData(37, "3 hypertensive groups")]
    public void Assign_TooFewOfOneClass_SaysSoInOneLine(int normotensive, string expected)
    {
        SequenceSet data = FeatureCohort.Make(40, 12, seed: 1);
        Assert.Equal(40, data.Groups.Count);
        byte[] label = Array.ConvertAll(data.Group, g => (byte)(g < normotensive ? 0 : 1));

        FormatException fault = Assert.Throws<FormatException>(() => GroupFolds.Assign(data, label, 5, 1));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void DrawEpoch_LongRecordings_CountForFewSequences()
    {
        SequenceSet data = FeatureCohort.Make(30, 30, seed: 1);
        TrainingRows rows = new(data, s => data.Group[s] != 0);

        int[][] batches = rows.DrawEpoch(new Random(1), 32);

        Dictionary<int, int> drawn = batches.SelectMany(b => b).GroupBy(s => data.Group[s])
            .ToDictionary(g => g.Key, g => g.Distinct().Count());
        Assert.Equal(29, drawn.Count);
        Assert.DoesNotContain(0, drawn.Keys);
        Assert.All(drawn.Values, n => Assert.Equal(4, n));
        Assert.Equal(29 * 4, rows.Weight.Sum(), 1e-9);
        Assert.Equal(29, rows.Share.Sum(), 1e-9);
        Assert.All(batches[..^1], b => Assert.Equal(32, b.Length));
    }
}
