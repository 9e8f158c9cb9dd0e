using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Trainer.Running;

/// <summary>Windows from any source: a folder of recordings, a window table, or a folder that holds one.</summary>
internal static class CohortSource
{
    private const string Table = ".parquet";

    /// <summary>Reads a source.</summary>
    /// <param name="path">Folder of recordings, or a window table.</param>
    /// <param name="profile">Window profile that is needed; null for the one that fits.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="FormatException">The data cannot be read, or a table was cut with another profile; one line.</exception>
    public static PreparedCohort Read(string path, string? profile, CancellationToken cancel)
    {
        if (IsTable(path))
            return ReadTable(path, profile);
        Cohort cohort = Cohort.Open(path);
        return Prepare(profile is null ? cohort : cohort with { Profile = Profile(profile) }, cancel);
    }

    /// <summary>True for a window table or a folder that holds one and no list of recordings, such as prepare writes.</summary>
    /// <param name="path">The source.</param>
    public static bool IsTable(string path) => path.EndsWith(Table, StringComparison.OrdinalIgnoreCase)
        || (!File.Exists(Path.Combine(path, "index.csv")) && File.Exists(Path.Combine(path, RunFiles.Windows)));

    /// <summary>Finds beats and cuts windows.</summary>
    /// <param name="cohort">The recordings.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PreparedCohort Prepare(Cohort cohort, CancellationToken cancel)
    {
        string title = cohort.IsSynthetic ? "Make ECG, find beats, compute windows" : "Read recordings, find beats, compute windows";
        return RunProgress.Stage(title, report => Preparation.Run(
            cohort, new Relay<int>(done => report((double)done / cohort.Recordings.Count, "")), cancel));
    }

    /// <summary>The windows of recordings that have a label; one without a subject stands for a subject of its own.</summary>
    /// <param name="prepared">All windows.</param>
    public static PreparedCohort Labelled(PreparedCohort prepared)
    {
        Cohort cohort = prepared.Cohort;
        Recording[] recordings = [.. cohort.Recordings.Select(r => r.Group is null ? r with { Group = r.Id } : r)];
        return prepared with
        {
            Cohort = cohort with { Recordings = recordings },
            Windows = [.. prepared.Windows.Where(window => recordings[window.Recording].Hypertensive is not null)],
        };
    }

    private static PreparedCohort ReadTable(string path, string? profile)
    {
        PreparedCohort prepared = WindowTable.Read(path);
        string found = prepared.Cohort.Profile.Name;
        return profile is null || found == profile ? prepared
            : throw new FormatException($"{path}: windows of profile {found}, the model takes {profile}; prepare the recordings with that profile");
    }

    private static WindowProfile Profile(string name) => name == WindowProfile.Holter().Name ? WindowProfile.Holter() : WindowProfile.Short();
}
