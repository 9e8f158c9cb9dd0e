using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Tests.Evaluation;

public class DeLongTests
{
    [Fact]
    public void StandardError_HandComputed_Matches()
    {
        // Placements of positives 1/2 and 1: variance 1/8 over 2. Of negatives 1, 3/4 and 1/2: variance 1/16 over 3.
        LabelledScores scores = Made.Scores((1, 0), (2, 0), (3, 0), (2, 1), (4, 1));
        Assert.Equal(Math.Sqrt(1.0 / 16 + 1.0 / 48), DeLong.StandardError(scores), 12);
    }

    [Fact]
    public void Compare_HandComputed_Matches()
    {
        // First: as above. Second: positives' placements 1 and 1/3, negatives' 1, 1/2, 1/2.
        LabelledScores first = Made.Scores((1, 0), (2, 0), (3, 0), (2, 1), (4, 1));
        LabelledScores second = Made.Scores((1, 0), (3, 0), (4, 0), (5, 1), (2, 1));
        double positives = ((0.5 - 1) * (0.5 - 1) + (1 - 1.0 / 3) * (1 - 1.0 / 3) - Math.Pow(-0.5 + 2.0 / 3, 2) / 2) / 2;
        double negatives = (0 + 0.25 * 0.25 + 0 - 0.25 * 0.25 / 3) / 2 / 3;
        DeLongTest test = DeLong.Compare(first, second);
        Assert.Equal(0.75 - 2.0 / 3, test.Difference, 12);
        Assert.Equal(Math.Sqrt(positives + negatives), test.StandardError, 12);
        Assert.InRange(test.P, 0.8, 1);
    }

    [Fact]
    public void Compare_ManySubjects_AgreesWithPairedBootstrap()
    {
        (LabelledScores first, LabelledScores second) = Made.Markers(400, 1, 3);
        double[] drawn = new double[1000];
        new Bootstrap(first.Label, 5, drawn.Length).ForEach((i, w) => drawn[i] = RocCurve.Auc(first, w) - RocCurve.Auc(second, w));
        double mean = drawn.Average();
        double bootstrapError = Math.Sqrt(drawn.Sum(d => (d - mean) * (d - mean)) / (drawn.Length - 1));
        DeLongTest test = DeLong.Compare(first, second);
        Assert.InRange(test.StandardError / bootstrapError, 0.9, 1.1);
        Assert.InRange(test.P, 0, 0.05);
    }

    [Fact]
    public void Compare_NoDifferenceInTruth_RejectsAboutOneInTwenty()
    {
        int rejected = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            (LabelledScores first, LabelledScores second) = Made.Markers(90, 0, seed);
            rejected += DeLong.Compare(first, second).P < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected, 8, 36);
    }

    [Fact]
    public void Compare_SameRanking_IsNoDifference()
    {
        (LabelledScores first, _) = Made.Markers(50, 1, 1);
        LabelledScores scaled = new(Array.ConvertAll(first.Logit, x => 3 * x - 1), first.Label);
        DeLongTest test = DeLong.Compare(first, scaled);
        Assert.Equal((0.0, 1.0), (test.Difference, test.P));
    }

    [Fact]
    public void Compare_OneSubjectOfAClassOrOtherSubjects_Throws()
    {
        LabelledScores one = Made.Scores((1, 0), (2, 0), (3, 1)), other = Made.Scores((1, 0), (2, 1), (3, 1));
        Assert.Throws<ArgumentException>(() => DeLong.StandardError(one));
        Assert.Throws<ArgumentException>(() => DeLong.Compare(one, other));
    }
}
