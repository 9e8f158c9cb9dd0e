using HrvXkd.Data;
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
        if (one.Cohort.Profile.Name != other.Cohort.Profile.Name)
            throw new FormatException($"{other.Cohort.Name}: windows of profile {other.Cohort.Profile.Name}, those of {one.Cohort.Name} are {one.Cohort.Profile.Name}; the recorder control needs one profile");
        List<Recording> recordings = [.. Named(one, "1 ", false), .. Named(other, "2 ", true)];
        int shift = one.Cohort.Recordings.Count;
        WindowRow[] windows = [.. one.Windows, .. other.Windows.Select(w => w with { Recording = w.Recording + shift })];
        Cohort both = new("sources", false, one.Cohort.Profile, recordings);
        return LeakageRun.Baseline(SequenceSet.From(new PreparedCohort(both, windows, 0, 0, 0)), plan);
    }

    private static IEnumerable<Recording> Named(PreparedCohort source, string prefix, bool label) =>
        source.Cohort.Recordings.Select(r => r with { Id = prefix + r.Id, Group = prefix + (r.Group ?? r.Id), Hypertensive = label });
}
