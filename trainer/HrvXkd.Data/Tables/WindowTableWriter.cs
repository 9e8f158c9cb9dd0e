using Parquet;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>Writes the columns of a window table as one row group.</summary>
internal static class WindowTableWriter
{
    private const float One = 65536;

    public static async Task WriteAsync(PreparedCohort prepared, Stream stream)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(WindowColumns.Schema, stream);
        await using (writer)
        {
            writer.CustomMetadata = Metadata(prepared);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await WriteKeysAsync(group, prepared);
            for (int feature = 0; feature < WindowColumns.Features.Length; feature++)
                await WriteAsync(group, WindowColumns.Features[feature], prepared, (_, window) => window.FeaturesQ16[feature] / One);
            await WriteTextAsync(group, WindowColumns.Source, prepared, _ => prepared.Cohort.Name);
            await WriteAsync(group, WindowColumns.Rate, prepared, (recording, _) => recording.Ecg?.SampleRateHz ?? 0);
            await WriteAsync(group, WindowColumns.Gain, prepared, (recording, _) => recording.Ecg?.CountsPerMilliVolt ?? 0);
        }
    }

    private static async Task WriteKeysAsync(ParquetRowGroupWriter group, PreparedCohort prepared)
    {
        int stride = prepared.Cohort.Profile.StrideSeconds;
        await WriteTextAsync(group, WindowColumns.Record, prepared, recording => recording.Id);
        await WriteTextAsync(group, WindowColumns.Group, prepared, recording => recording.Group ?? throw Lacking(recording, "subject or group"));
        await WriteAsync(group, WindowColumns.Label, prepared, (recording, _) => (recording.Hypertensive ?? throw Lacking(recording, "label")) ? 1 : 0);
        await WriteAsync(group, WindowColumns.Index, prepared, (_, window) => window.Index);
        await WriteAsync(group, WindowColumns.Start, prepared, (_, window) => (double)window.Index * stride);
        await WriteAsync(group, WindowColumns.Valid, prepared, (_, window) => window.Valid);
        await WriteAsync(group, WindowColumns.Quality, prepared, (_, window) => window.Quality);
    }

    private static FormatException Lacking(Recording recording, string what) => new($"recording '{recording.Id}' has no {what}, which a window table needs");

    private static Dictionary<string, string> Metadata(PreparedCohort prepared) => new(StringComparer.Ordinal)
    {
        [WindowColumns.SchemaKey] = WindowColumns.Text(WindowTable.SchemaVersion),
        [WindowColumns.CohortKey] = prepared.Cohort.Name,
        [WindowColumns.SyntheticKey] = prepared.Cohort.IsSynthetic ? "true" : "false",
        [WindowColumns.ProfileKey] = prepared.Cohort.Profile.Name,
        [WindowColumns.SamplesKey] = WindowColumns.Text(prepared.Samples),
        [WindowColumns.BeatsKey] = WindowColumns.Text(prepared.Beats),
        [WindowColumns.SecondsKey] = WindowColumns.Text(prepared.Seconds)
    };

    private static async Task WriteAsync<T>(ParquetRowGroupWriter group, DataField column, PreparedCohort prepared, Func<Recording, WindowRow, T> value)
        where T : struct
    {
        T[] values = prepared.Windows.Select(window => value(prepared.Cohort.Recordings[window.Recording], window)).ToArray();
        await group.WriteAsync<T>(column, values);
    }

    private static async Task WriteTextAsync(ParquetRowGroupWriter group, DataField column, PreparedCohort prepared, Func<Recording, string> value)
    {
        string[] values = prepared.Windows.Select(window => value(prepared.Cohort.Recordings[window.Recording])).ToArray();
        await group.WriteAsync(column, values);
    }
}
