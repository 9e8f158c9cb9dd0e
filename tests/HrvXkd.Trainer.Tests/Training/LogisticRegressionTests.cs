using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Training;

public class LogisticRegressionTests
{
    [Fact]
    public void Fit_AnyPenalty_ResidualsSumToZero()
    {
        SequenceSet data = FeatureCohort.Make(100, 8, seed: 1);
        TrainingRows rows = new(data, _ => true);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));

        LogisticModel model = LogisticRegression.Fit(input, data.Label, rows);

        // The intercept is not penalised, so at the optimum predictions and labels have the same sum.
        Assert.Equal(0, rows.Sequences.Sum(s => data.Label[s] - (1 / (1 + Math.Exp(-model.Logit(input, s))))), 1e-6);
    }

    [Fact]
    public void Fit_StrongSignal_SeparatesNewSubjects()
    {
        SequenceSet data = FeatureCohort.Make(400, 8, seed: 2);
        bool Known(int s) => data.Group[s] < 250;
        TrainingRows rows = new(data, Known);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));

        LogisticModel model = LogisticRegression.Fit(input, data.Label, rows);

        int[] unseen = [.. Enumerable.Range(0, data.Count).Where(s => !Known(s))];
        double[] logit = [.. unseen.Select(s => model.Logit(input, s))];
        Assert.InRange(Scores.Auc(logit, [.. unseen.Select(s => data.Label[s])], [.. unseen.Select(s => data.Group[s])]), 0.72, 0.92);
    }

    [Fact]
    public void Likelier_SignalInTrends_PenalisesLevelsMore()
    {
        SequenceSet data = FeatureCohort.Make(1500, 10, seed: 5);
        TrainingRows rows = new(data, _ => true);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));
        byte[] label = [.. Enumerable.Range(0, data.Count).Select(s => input.Summary[(s * ModelInput.SummaryWidth) + Sequence.Features] > 0 ? (byte)1 : (byte)0)];

        Penalties found = new LogisticProblem(input, label, rows).Likelier(new Penalties(100, 100));

        Assert.True(found.Trend < found.Level, $"{found}");
    }

    [Fact]
    public void Fit_NoSignal_IsNearlyConstant()
    {
        SequenceSet data = FeatureCohort.Make(200, 8, seed: 3, signal: 0);
        TrainingRows rows = new(data, _ => true);
        ModelInput input = ModelInput.From(data, Standardizer.Fit(data, rows.Sequences));

        LogisticModel model = LogisticRegression.Fit(input, data.Label, rows);

        double[] logit = [.. rows.Sequences.Select(s => model.Logit(input, s))];
        Assert.True(logit.Max() - logit.Min() < 1, "the penalty did not hold the weights");
    }
}
