// Negative control. Simulated patients are made as usual, but the class changes nothing of them: their ECG goes the whole way, detector,
// windows, folds and training, and what any of these leaks of the label shows as an AUC that is not 0.5. With n subjects, half of each
// class, chance alone moves the AUC by 0.58 / sqrt(n), one standard error: 0.009 for 4,000.

using HrvXkd.Data;
using HrvXkd.Patient;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Controls;

/// <summary>Negative control: simulated patients that nothing but the label tells apart.</summary>
internal static class ClassBlind
{
    /// <summary>Makes the patients and finds their windows.</summary>
    /// <param name="subjects">Number of subjects.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancel">Stops the work.</param>
    public static SequenceSet Make(int subjects, int seed, CancellationToken cancel)
    {
        Cohort blind = Cohort.Synthetic(new SyntheticOptions(subjects, seed) { Effects = EffectSizes.None });
        return SequenceSet.From(CohortSource.Prepare(blind, cancel));
    }
}
