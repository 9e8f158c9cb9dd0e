using Parquet;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>Writes the columns of a window table in row groups of a fixed number of rows, so that memory does not grow with the table.</summary>
internal static class WindowTableWriter
{
    private const float One = 65536;

    // Some 20 MiB of columns while one is written.
    private const int RowsOfGroup = 1 << 16;

    public static async Task WriteAsync(Stream stream, IReadOnlyDictionary<string, string> metadata, int strideSeconds, IEnumerable<TableWindow> rows)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(WindowColumns.Schema, stream);
        await using (writer)
        {
            writer.CustomMetadata = metadata;
            foreach (TableWindow[] chunk in rows.Chunk(RowsOfGroup))
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await WriteAsync(group, chunk, strideSeconds);
            }
        }
    }

    private static async Task WriteAsync(ParquetRowGroupWriter group, TableWindow[] rows, int strideSeconds)
    {
        await TextAsync(group, WindowColumns.Record, rows, row => row.Facts.Id);
        await TextAsync(group, WindowColumns.Group, rows, row => row.Facts.Group);
        await OptionalAsync(group, WindowColumns.Label, rows, row => Bit(row.Facts.Hypertensive));
        await OptionalAsync(group, WindowColumns.LabelNow, rows, row => Bit(row.Window.Now));
        await OptionalAsync(group, WindowColumns.LabelEarly, rows, row => Bit(row.Window.Early));
        await ValuesAsync(group, WindowColumns.Index, rows, row => row.Window.Index);
        await ValuesAsync(group, WindowColumns.Start, rows, row => (double)row.Window.Index * strideSeconds);
        await ValuesAsync(group, WindowColumns.Valid, rows, row => row.Window.Valid);
        await ValuesAsync(group, WindowColumns.Quality, rows, row => row.Window.Quality);
        for (int feature = 0; feature < WindowColumns.Features.Length; feature++)
            await ValuesAsync(group, WindowColumns.Features[feature], rows, row => row.Window.FeaturesQ16[feature] / One);
        await OptionalAsync(group, WindowColumns.Sbp, rows, row => Known(row.Window.Pressure?.SbpMmHg));
        await OptionalAsync(group, WindowColumns.Dbp, rows, row => Known(row.Window.Pressure?.DbpMmHg));
        await OptionalAsync(group, WindowColumns.Pulses, rows, row => row.Window.Pressure?.Pulses);
        await OptionalAsync(group, WindowColumns.Covered, rows, row => row.Window.Pressure?.Covered);
        await OptionalAsync(group, WindowColumns.High, rows, row => row.Window.Pressure?.High);
        await WriteFactsAsync(group, rows);
    }

    private static async Task WriteFactsAsync(ParquetRowGroupWriter group, TableWindow[] rows)
    {
        await TextAsync(group, WindowColumns.Diagnosis, rows, row => row.Facts.Diagnosis);
        await OptionalAsync(group, WindowColumns.Age, rows, row => row.Facts.AgeYears);
        await TextAsync(group, WindowColumns.Sex, rows, row => row.Facts.Sex);
        await TextAsync(group, WindowColumns.Source, rows, row => row.Facts.Source);
        await TextAsync(group, WindowColumns.Files, rows, row => row.Facts.Files);
        await TextAsync(group, WindowColumns.Lead, rows, row => row.Facts.Lead);
        await ValuesAsync(group, WindowColumns.Rate, rows, row => row.Facts.SampleRateHz);
        await ValuesAsync(group, WindowColumns.Gain, rows, row => row.Facts.CountsPerMilliVolt);
        await TextAsync(group, WindowColumns.Code, rows, row => row.Facts.Code);
        await TextAsync(group, WindowColumns.InputHash, rows, row => row.Facts.InputSha256);
    }

    private static int? Bit(bool? label) => label is { } known ? known ? 1 : 0 : null;

    private static float? Known(float? mmHg) => mmHg is { } value && !float.IsNaN(value) ? value : null;

    private static async Task ValuesAsync<T>(ParquetRowGroupWriter group, DataField column, TableWindow[] rows, Func<TableWindow, T> value)
        where T : struct =>
        await group.WriteAsync<T>(column, Array.ConvertAll(rows, row => value(row)));

    private static async Task OptionalAsync<T>(ParquetRowGroupWriter group, DataField column, TableWindow[] rows, Func<TableWindow, T?> value)
        where T : struct
    {
        ReadOnlyMemory<T?> values = Array.ConvertAll(rows, row => value(row));
        await group.WriteAsync(column, values);
    }

    private static async Task TextAsync(ParquetRowGroupWriter group, DataField column, TableWindow[] rows, Func<TableWindow, string?> value) =>
        await group.WriteAsync(column, Array.ConvertAll(rows, row => value(row)!));
}
