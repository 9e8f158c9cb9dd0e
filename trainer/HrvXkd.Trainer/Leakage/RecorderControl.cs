using HrvXkd.Data;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Leakage;

/// <summary>Negative control: can the features tell which source a recording is from? If so, a model of mixed sources may learn the source for the label.</summary>
internal static class RecorderControl
{
    /// <summary>AUC by subject of the logistic baseline trained to tell two sources apart.</summary>
    /// <param name="one">Windows of one source.</param>
    /// <param name="other">Windows of another, of the same profile.</param>
    /// <param name="plan">Folds and seed.</param>
    /// <exception cref="FormatException">The windows are of different profiles.</exception>
    public static Interval Auc(PreparedCohort one, PreparedCohort other, TrainingPlan plan)
    {
        PreparedCohort both = JoinedCohorts.Of(Labelled(one, false), Labelled(other, true));
        return LeakageRun.Baseline(SequenceSet.From(both), plan);
    }

    private static PreparedCohort Labelled(PreparedCohort source, bool label) =>
        source with { Cohort = source.Cohort with { Recordings = [.. source.Cohort.Recordings.Select(r => r with { Hypertensive = label })] } };
}
