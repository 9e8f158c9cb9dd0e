using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class SubjectScoresTests
{
    [Fact]
    public void MeanLogit_SequencesOfTwoGroups_AveragesEach() =>
        Assert.Equal([2.0, -1.0], SubjectScores.MeanLogit([1, -1, 3], [0, 1, 0], 2));

    [Fact]
    public void MeanLogit_GroupWithoutSequence_Throws() =>
        Assert.Throws<ArgumentException>(() => SubjectScores.MeanLogit([1, 2], [0, 0], 2));

    [Fact]
    public void Labels_OnePerGroup_IsTaken() => Assert.Equal([1, 0], SubjectScores.Labels([1, 0, 1], [0, 1, 0], ["a", "b"]));

    [Fact]
    public void Labels_MixedGroup_ThrowsNamingIt()
    {
        FormatException fault = Assert.Throws<FormatException>(() => SubjectScores.Labels([1, 0], [0, 0], ["ward 7"]));
        Assert.Contains("'ward 7'", fault.Message, StringComparison.Ordinal);
    }
}
