using HrvXkd.Data;

namespace HrvXkd.Trainer.Running;

/// <summary>Two prepared sources as one cohort; names of recordings and subjects tell which they are from.</summary>
internal static class JoinedCohorts
{
    /// <summary>Joins.</summary>
    /// <param name="one">The first source; its recordings come first.</param>
    /// <param name="other">The second, cut into windows of the same profile.</param>
    /// <exception cref="FormatException">The windows are of different profiles; one line.</exception>
    public static PreparedCohort Of(PreparedCohort one, PreparedCohort other)
    {
        if (one.Cohort.Profile.Name != other.Cohort.Profile.Name)
            throw new FormatException(
                $"{other.Cohort.Name}: windows of profile {other.Cohort.Profile.Name}, those of {one.Cohort.Name} are {one.Cohort.Profile.Name}; both need one profile");
        List<Recording> recordings = [.. Named(one, "1 "), .. Named(other, "2 ")];
        int shift = one.Cohort.Recordings.Count;
        WindowRow[] windows = [.. one.Windows, .. other.Windows.Select(w => w with { Recording = w.Recording + shift })];
        Cohort both = new($"{one.Cohort.Name} and {other.Cohort.Name}", one.Cohort.IsSynthetic || other.Cohort.IsSynthetic, one.Cohort.Profile, recordings);
        return new PreparedCohort(both, windows, one.Samples + other.Samples, one.Beats + other.Beats, one.Seconds + other.Seconds);
    }

    private static IEnumerable<Recording> Named(PreparedCohort source, string prefix) =>
        source.Cohort.Recordings.Select(r => r with { Id = prefix + r.Id, Group = prefix + (r.Group ?? r.Id) });
}
