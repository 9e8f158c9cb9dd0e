using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Patient;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Tests.Training;
using HrvXkd.Trainer.Training;

namespace HrvXkd.Trainer.Tests.Synthesis;

/// <summary>
/// The generator as a whole, from labels through beats, cleaning and features to a trained model: without effects nothing is found, with
/// effects something is. A model is trained on one cohort and tested on another: folds of one cohort, balanced by label, score below
/// one half by themselves where there is nothing to learn. Windows come from beats without an ECG, one minute each, to stay within seconds.
/// </summary>
public class ClassBlindTests
{
    private const int Subjects = 2000;
    private const int Seconds = 270;

    [Fact]
    public void Synthetic_ClassBlind_LogisticRegressionScoresHalf()
    {
        // Chance moves the AUC of 2,000 subjects by 0.013 and the mean of three by 0.0075.
        (SequenceSet Data, double Oracle)[] cohorts = [.. Enumerable.Range(1, 3).Select(seed => Make(seed, EffectSizes.None))];
        double[] auc = [.. cohorts.Select((cohort, i) => Auc(cohort.Data, cohorts[(i + 1) % cohorts.Length].Data))];
        Assert.All(cohorts, cohort => Assert.Equal(0.5, cohort.Oracle));
        Assert.InRange(auc.Average(), 0.48, 0.52);
        Assert.All(auc, each => Assert.InRange(each, 0.46, 0.54));
    }

    [Fact]
    public void Synthetic_DefaultEffects_LogisticRegressionScoresBetweenChanceAndOracle()
    {
        (SequenceSet data, double oracle) = Make(1, EffectSizes.Default);
        Assert.InRange(Auc(Make(2, EffectSizes.Default).Data, data), 0.57, oracle);
        Assert.InRange(oracle, 0.77, 0.82);
    }

    private static (SequenceSet Data, double Oracle) Make(int seed, EffectSizes effects)
    {
        Cohort cohort = Cohort.Synthetic(new SyntheticOptions(Subjects, seed) { Seconds = Seconds, Effects = effects, BeatsOnly = true });
        SequenceSet data = SequenceSet.From(Preparation.Run(cohort with { Profile = WindowProfile.Short() }));
        Assert.InRange(data.Groups.Count, Subjects - 20, Subjects);
        return (data, cohort.OracleAuc!.Value);
    }

    private static double Auc(SequenceSet train, SequenceSet test)
    {
        TrainingRows rows = new(train, _ => true);
        Standardizer scale = Standardizer.Fit(train, rows.Sequences);
        LogisticModel model = LogisticRegression.Fit(ModelInput.From(train, scale), train.Label, rows);
        ModelInput input = ModelInput.From(test, scale);
        double[] logit = [.. Enumerable.Range(0, test.Count).Select(s => model.Logit(input, s))];
        return Scores.Auc(logit, test.Label, test.Group);
    }
}
