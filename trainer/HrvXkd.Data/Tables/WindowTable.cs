using HrvXkd.Data.Tables;

namespace HrvXkd.Data;

/// <summary>Windows as a Parquet file: one row a window, read by pandas, R and DuckDB. The columns are described in the folder's README.</summary>
public static class WindowTable
{
    /// <summary>Version of the columns, in the file's metadata under <c>hrvxkd.schema</c>.</summary>
    public const int SchemaVersion = 2;

    /// <summary>Name of the table within the folder of a data set.</summary>
    public const string FileName = "windows.parquet";

    /// <summary>Writes all windows; the same windows give the same bytes.</summary>
    /// <param name="prepared">The windows.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(PreparedCohort prepared, string path)
    {
        Cohort cohort = prepared.Cohort;
        RecordFacts[] facts = [.. cohort.Recordings.Select(recording => RecordFacts.Of(recording, recording.Group ?? throw Ungrouped(recording), cohort.Name, recording.Provenance?.Files ?? []))];
        TableMetadata metadata = new(cohort.Name, cohort.IsSynthetic, cohort.Profile.Name, prepared.Samples, prepared.Beats, prepared.Seconds) { OracleAuc = cohort.OracleAuc };
        Write(path, metadata, prepared.Windows.Select(window => new TableWindow(facts[window.Recording], window)));
    }

    /// <summary>Writes rows as they come.</summary>
    internal static void Write(string path, TableMetadata metadata, IEnumerable<TableWindow> rows)
    {
        using FileStream file = File.Create(path);
        int stride = TableMetadata.ProfileOf(metadata.Profile, path).StrideSeconds;
        WindowTableWriter.WriteAsync(file, metadata.ToDictionary(), stride, rows).GetAwaiter().GetResult();
    }

    private static FormatException Ungrouped(Recording recording) => new($"recording '{recording.Id}' has no subject or group, which a window table needs");

    /// <summary>Reads a table. Its recordings are those that have a window, in the order of the file; their signal cannot be opened.</summary>
    /// <param name="path">The file, or a folder that holds it as windows.parquet.</param>
    /// <returns>The windows, enough to make sequences from.</returns>
    /// <exception cref="FormatException">No window table, or one of another version; one line.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static PreparedCohort Read(string path)
    {
        if (Directory.Exists(path))
            path = Path.Combine(path, FileName);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file, expected a window table");
        using FileStream file = File.OpenRead(path);
        return new WindowTableReader(path).ReadAsync(file).GetAwaiter().GetResult();
    }
}
