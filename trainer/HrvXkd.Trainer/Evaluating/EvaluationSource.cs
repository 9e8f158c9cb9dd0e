using HrvXkd.Core;
using HrvXkd.Data;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>Windows to be scored, from any source that training reads.</summary>
internal static class EvaluationSource
{
    private const string Table = ".parquet";

    /// <summary>Reads a data set and cuts it into windows of the model's profile.</summary>
    /// <param name="path">Folder of recordings, or a window table.</param>
    /// <param name="profile">The model's profile.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="FormatException">The data cannot be read, or a table was cut with another profile; one line.</exception>
    public static PreparedCohort Read(string path, string profile, CancellationToken cancel)
    {
        if (path.EndsWith(Table, StringComparison.OrdinalIgnoreCase))
            return ReadTable(path, profile);
        string table = Path.Combine(path, RunFiles.Windows);
        if (!File.Exists(Path.Combine(path, "index.csv")) && File.Exists(table))
            return ReadTable(table, profile);
        Cohort cohort = Cohort.FromFolder(path) with { Profile = Profile(profile) };
        return RunProgress.Stage("Read recordings, find beats, compute windows", report =>
            Preparation.Run(cohort, new Relay<int>(done => report((double)done / cohort.Recordings.Count, "")), cancel));
    }

    private static PreparedCohort ReadTable(string path, string profile)
    {
        PreparedCohort prepared = WindowTable.Read(path);
        string found = prepared.Cohort.Profile.Name;
        return found == profile ? prepared
            : throw new FormatException($"{path}: windows of profile {found}, the model takes {profile}; prepare the recordings with that profile");
    }

    private static WindowProfile Profile(string name) => name == WindowProfile.Holter().Name ? WindowProfile.Holter() : WindowProfile.Short();
}
