// The baseline that needs no ECG: logistic regression on age, its square and sex, in the same folds as every other row. Missing values
// count as the mean of the training subjects.

using HrvXkd.Data;
using HrvXkd.Trainer.Models;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training;

/// <summary>Age and sex alone, where the source has them.</summary>
internal static class Demographics
{
    /// <summary>Key of the row.</summary>
    public const string Key = "demographics";

    private const double EnoughKnown = 0.9;
    private const double Largest = 4;

    /// <summary>Held-out logits.</summary>
    /// <param name="cohort">Recordings with what is known of their subjects.</param>
    /// <param name="data">The sequences.</param>
    /// <param name="foldOf">Fold of each.</param>
    /// <param name="plan">Inner folds and seed.</param>
    /// <returns>Shape [Count]; null if the age is unknown in more than a tenth of the recordings.</returns>
    public static double[]? Predict(Cohort cohort, SequenceSet data, int[] foldOf, TrainingPlan plan)
    {
        Recording[] recordings = [.. data.Recording.Select(r => cohort.Recordings[r])];
        if (recordings.Count(r => r.AgeYears is not null) < EnoughKnown * recordings.Length)
            return null;
        double[] logit = new double[data.Count];
        for (int fold = 0; fold < plan.Folds; fold++)
        {
            TrainingRows rows = new(data, s => foldOf[s] != fold);
            ModelInput input = ModelInput.OfColumns(
            [
                Standardise(recordings, rows.Sequences, r => r.AgeYears),
                Standardise(recordings, rows.Sequences, r => r.AgeYears * r.AgeYears),
                Standardise(recordings, rows.Sequences, r => r.Sex switch { Sex.Female => 0, Sex.Male => 1, _ => null }),
            ]);
            LogisticModel model = LogisticRegression.Fit(input, data.Label, rows);
            for (int s = 0; s < data.Count; s++)
                if (foldOf[s] == fold)
                    logit[s] = model.Logit(input, s);
        }

        return logit;
    }

    private static float[] Standardise(Recording[] recordings, int[] train, Func<Recording, double?> value)
    {
        double[] known = [.. train.Select(s => value(recordings[s])).OfType<double>()];
        double mean = known.Length == 0 ? 0 : known.Average();
        double deviation = known.Length == 0 ? 1 : Math.Max(1e-6, Math.Sqrt(known.Average(x => (x - mean) * (x - mean))));
        return Array.ConvertAll(recordings, r => value(r) is double x ? (float)Math.Clamp((x - mean) / deviation, -Largest, Largest) : 0);
    }
}
