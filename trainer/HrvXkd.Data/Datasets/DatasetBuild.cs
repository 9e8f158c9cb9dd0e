// Recordings -> finished parts, in parallel; each part is kept under the hash of what it was made of, so that a stopped run goes on.
using System.Diagnostics;
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>Makes the parts of one shard.</summary>
public static class DatasetBuild
{
    /// <summary>Folder of the finished recordings below that of the data set.</summary>
    internal const string PartFolder = "parts";

    /// <summary>Opens the recordings of the shard from their headers.</summary>
    /// <param name="options">What to make.</param>
    /// <returns>The recordings.</returns>
    /// <exception cref="FormatException">The source is wrong, or recordings have no subject and may not stand for one; one line.</exception>
    public static Cohort Open(DatasetOptions options)
    {
        Func<string, bool>? select = options.SourceOptions.Select;
        Cohort cohort = Cohort.Open(options.Source, options.SourceOptions with
        {
            KeepsBadRecords = true,
            Select = id => ShardChoice.Of(id, options.Shards) == options.Shard && (select is null || select(id)),
        });
        if (options.Profile is { } name)
            cohort = cohort with { Profile = TableMetadata.ProfileOf(name, options.Source) };
        int without = cohort.Recordings.Count(recording => recording.Group is null);
        if (without > 0 && !options.RecordsAreGroups)
            throw new FormatException(
                $"{options.Source}: {without} of {cohort.Recordings.Count} recordings name no subject, so nobody can keep one person out of both training and test; "
                + "add a column 'group' to index.csv, or give --ungrouped-as-records if no two recordings are of one person");
        return cohort;
    }

    /// <summary>Makes what is not there yet.</summary>
    /// <param name="cohort">The recordings, as <see cref="Open"/> gives them.</param>
    /// <param name="options">What to make.</param>
    /// <param name="progress">Receives finished recordings and the number of all; may be null.</param>
    /// <param name="cancel">Stops the work; what is finished stays.</param>
    /// <returns>What it cost, and which recordings cannot be read.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static DatasetFigures Run(Cohort cohort, DatasetOptions options, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        string folder = Path.Combine(options.OutFolder, PartFolder);
        Directory.CreateDirectory(folder);
        ShardRecord[] records = new ShardRecord[cohort.Recordings.Count];
        FigureSum sum = new();
        Lock gate = new();
        int finished = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };
        Parallel.For(0, records.Length, parallel, i =>
        {
            records[i] = Make(cohort, cohort.Recordings[i], options, folder, sum, cancel);
            GarbageLimit.Hold();
            lock (gate)
                progress?.Invoke(++finished, records.Length);
        });
        Manifest(cohort, options, records).Write(options.OutFolder);
        return sum.Total();
    }

    private static ShardManifest Manifest(Cohort cohort, DatasetOptions options, ShardRecord[] records) => new(
        options.Shard, options.Shards, SettingsOf(cohort, options), CodeVersion.Windows, cohort.Name, cohort.IsSynthetic, cohort.Profile.Name, cohort.OracleAuc,
        options.RecordsAreGroups, options.Rule.ToString(), records, cohort.Skipped);

    private static string SettingsOf(Cohort cohort, DatasetOptions options) => FormattableString.Invariant($"{cohort.Profile.Name}; {options.Rule}");

    private static ShardRecord Make(Cohort cohort, Recording recording, DatasetOptions options, string folder, FigureSum sum, CancellationToken cancel)
    {
        StageClock? clock = options.MeasureStages ? new StageClock() : null;
        long start = Stopwatch.GetTimestamp();
        RecordFacts facts = new(recording.Id, recording.Group ?? recording.Id, recording.Hypertensive);
        string key;
        string path;
        try
        {
            IReadOnlyList<string> files = recording.Provenance?.Files ?? [];
            facts = RecordFacts.Of(recording, facts.Group, cohort.Name, files) with { InputSha256 = RecordKey.HashInput(recording.Provenance?.Folder ?? "", files) };
            (key, path) = Place();
            if (PartFile.TryRead(path) is { Fault: null })
            {
                sum.AddCached();
                return new ShardRecord(recording.Id, key);
            }
        }
        catch (Exception fault) when (IsOfInput(fault))
        {
            (key, path) = Place();
            return Bad(facts, fault, key, path, sum);
        }

        double hashed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        try
        {
            LabelledRecording made = LabelledRecording.Of(recording, cohort.Profile, options.Rule, clock, cancel);
            clock?.MeasureFeatures(cohort.Profile);
            start = Stopwatch.GetTimestamp();
            PreparedRecording prepared = made.Prepared;
            long pressureSamples = (long)Math.Round((made.Pressure?.Seconds ?? 0) * (recording.Pressure?.SampleRateHz ?? 0));
            WriteGuarded(path, new RecordPart(facts, null, prepared.Samples, prepared.Beats, prepared.Seconds, made.Pressure, prepared.Windows));
            sum.AddMade(prepared.Samples + pressureSamples, prepared.Seconds, hashed + Stopwatch.GetElapsedTime(start).TotalSeconds, clock);
            return new ShardRecord(recording.Id, key);
        }
        catch (Exception fault) when (IsOfInput(fault))
        {
            return Bad(facts, fault, key, path, sum);
        }

        (string Key, string Path) Place()
        {
            string name = RecordKey.Of(facts, SettingsOf(cohort, options));
            return (name, Path.Combine(folder, name));
        }
    }

    private static ShardRecord Bad(RecordFacts facts, Exception fault, string key, string path, FigureSum sum)
    {
        WriteGuarded(path, new RecordPart(facts, fault.Message.ReplaceLineEndings(" "), 0, 0, 0, null, []));
        sum.AddBad(new SkippedRecording(facts.Id, fault.Message.ReplaceLineEndings(" ")));
        return new ShardRecord(facts.Id, key);
    }

    // What goes wrong while writing is a fault of the data set, not of the recording.
    private static void WriteGuarded(string path, RecordPart part)
    {
        try
        {
            PartFile.Write(path, part);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(path, fault);
        }
    }

    private static bool IsOfInput(Exception fault) => fault is FormatException or IOException or UnauthorizedAccessException && fault is not OutputException;
}
