// Finished shards -> one table. Recordings come in the order of their names, whatever the shards and threads, so that the bytes are the same.
using HrvXkd.Data.Tables;

namespace HrvXkd.Data.Datasets;

/// <summary>Joins the shards of a data set.</summary>
public static class DatasetMerge
{
    /// <summary>Writes the table of all shards; holds one row group and the list of recordings.</summary>
    /// <param name="outFolder">Folder of the data set.</param>
    /// <param name="shards">How many shards there are to be; null to tell from the folder.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="FormatException">A shard or a finished recording is missing; one line.</exception>
    /// <exception cref="OutputException">The table cannot be written.</exception>
    public static DatasetSummary Run(string outFolder, int? shards = null)
    {
        IReadOnlyList<ShardManifest> manifests = ShardManifest.ReadAll(outFolder, shards);
        ShardRecord[] records = [.. manifests.SelectMany(manifest => manifest.Records).OrderBy(record => record.Id, StringComparer.Ordinal)];
        if (records.Length == 0)
            throw new FormatException($"{outFolder}: no recordings");
        Totals totals = new();
        foreach (ShardRecord record in records)
        {
            totals.Add(Part(outFolder, record));
            GarbageLimit.Hold();
        }

        SummaryBuilder builder = new();
        ShardManifest first = manifests[0];
        TableMetadata metadata = new(first.Cohort, first.IsSynthetic, first.Profile, totals.Samples, totals.Beats, totals.Seconds)
        {
            Rule = first.Rule,
            RecordsAreGroups = first.RecordsAreGroups,
            OracleAuc = first.OracleAuc,
        };
        Write(outFolder, metadata, Rows(outFolder, records, builder));
        return Summary(first, totals, builder) with
        {
            Skipped = [.. manifests.SelectMany(manifest => manifest.Skipped).OrderBy(skipped => skipped.Id, StringComparer.Ordinal)],
        };
    }

    private static void Write(string outFolder, TableMetadata metadata, IEnumerable<TableWindow> rows)
    {
        string path = Path.Combine(outFolder, WindowTable.FileName), fresh = path + ".new";
        try
        {
            WindowTable.Write(fresh, metadata, rows);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(path, fault);
        }
    }

    private static IEnumerable<TableWindow> Rows(string outFolder, ShardRecord[] records, SummaryBuilder builder)
    {
        foreach (ShardRecord record in records)
        {
            RecordPart part = Part(outFolder, record);
            if (part.Fault is not null)
                continue;
            builder.Add(part);
            foreach (WindowRow window in part.Windows)
                yield return new TableWindow(part.Facts, window);
            GarbageLimit.Hold();
        }
    }

    private static RecordPart Part(string outFolder, ShardRecord record)
    {
        string path = Path.Combine(outFolder, DatasetBuild.PartFolder, record.Part);
        return PartFile.TryRead(path) ?? throw new FormatException($"{path}: the windows of '{record.Id}' are not there or not whole; run its shard again");
    }

    private static DatasetSummary Summary(ShardManifest first, Totals totals, SummaryBuilder builder) => new()
    {
        Cohort = first.Cohort,
        IsSynthetic = first.IsSynthetic,
        Profile = first.Profile,
        Rule = first.Rule,
        Code = first.Code,
        RecordsAreGroups = first.RecordsAreGroups,
        Ungrouped = builder.Ungrouped,
        Records = builder.Records,
        WithPressure = builder.WithPressure,
        Beats = totals.Beats,
        Samples = totals.Samples,
        Seconds = totals.Seconds,
        Windows = builder.Windows,
        Valid = builder.Valid,
        Fields = builder.Fields,
        Labels = builder.Labels,
        Groups = builder.Groups,
        Pulses = builder.Pulses,
        Bad = totals.Bad,
        Skipped = [],
    };

    private sealed class Totals
    {
        public List<SkippedRecording> Bad { get; } = [];

        public long Samples { get; private set; }

        public long Beats { get; private set; }

        public double Seconds { get; private set; }

        public void Add(RecordPart part)
        {
            if (part.Fault is { } fault)
                Bad.Add(new SkippedRecording(part.Facts.Id, fault));
            Samples += part.Samples;
            Beats += part.Beats;
            Seconds += part.Seconds;
        }
    }
}
