using HrvXkd.Core;
using HrvXkd.Data.Pressure;
using Parquet;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>Reads a window table, all row groups, columns by name.</summary>
internal sealed class WindowTableReader(string path)
{
    private const double One = 65536;
    private readonly List<Recording> _recordings = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<WindowRow> _windows = [];

    public async Task<PreparedCohort> ReadAsync(Stream stream)
    {
        ParquetReader reader;
        try
        {
            reader = await ParquetReader.CreateAsync(stream);
        }
        catch (Exception fault) when (fault is ParquetException or InvalidDataException or IOException)
        {
            throw new FormatException($"{path}: no Parquet file ({fault.Message.ReplaceLineEndings(" ")})", fault);
        }

        await using (reader)
        {
            TableMetadata metadata = TableMetadata.Parse(reader.CustomMetadata, path);
            foreach (DataField column in WindowColumns.Schema.DataFields)
                if (!reader.Schema.DataFields.Any(found => found.Name == column.Name && found.ClrType == column.ClrType))
                    throw new FormatException($"{path}: no column '{column.Name}' of type {column.ClrType.Name}");
            for (int i = 0; i < reader.RowGroupCount; i++)
                await ReadAsync(reader.OpenRowGroupReader(i), reader.Schema);
            Cohort cohort = new(metadata.Cohort, metadata.IsSynthetic, TableMetadata.ProfileOf(metadata.Profile, path), _recordings) { OracleAuc = metadata.OracleAuc };
            return new PreparedCohort(cohort, _windows, metadata.Samples, metadata.Beats, metadata.Seconds);
        }
    }

    private async Task ReadAsync(ParquetRowGroupReader group, ParquetSchema schema)
    {
        int rows = (int)group.RowCount;
        FactColumns facts = await FactColumns.ReadAsync(group, schema, rows);
        int?[] now = await OptionalAsync<int>(group, schema, WindowColumns.LabelNow, rows);
        int?[] early = await OptionalAsync<int>(group, schema, WindowColumns.LabelEarly, rows);
        int[] indices = await ColumnAsync<int>(group, schema, WindowColumns.Index, rows);
        bool[] valid = await ColumnAsync<bool>(group, schema, WindowColumns.Valid, rows);
        int[] quality = await ColumnAsync<int>(group, schema, WindowColumns.Quality, rows);
        float[][] features = new float[Sequence.Features][];
        for (int feature = 0; feature < features.Length; feature++)
            features[feature] = await ColumnAsync<float>(group, schema, WindowColumns.Features[feature], rows);
        WindowPressure?[] pressures = await PressuresAsync(group, schema, rows);
        for (int row = 0; row < rows; row++)
        {
            int[] values = Array.ConvertAll(features, column => (int)Math.Round(column[row] * One));
            _windows.Add(new WindowRow(IndexOf(facts, row), indices[row], valid[row], quality[row], values)
            {
                Pressure = pressures[row],
                Now = Bit(now[row]),
                Early = Bit(early[row]),
            });
        }
    }

    private int IndexOf(FactColumns facts, int row)
    {
        string id = facts.Records[row];
        if (_indices.TryGetValue(id, out int index))
            return index;
        index = _recordings.Count;
        _indices.Add(id, index);
        _recordings.Add(facts.RecordingOf(row, () => throw new IOException($"{path}: holds windows of '{id}', not its signal")));
        return index;
    }

    private static async Task<WindowPressure?[]> PressuresAsync(ParquetRowGroupReader group, ParquetSchema schema, int rows)
    {
        float?[] sbp = await OptionalAsync<float>(group, schema, WindowColumns.Sbp, rows);
        float?[] dbp = await OptionalAsync<float>(group, schema, WindowColumns.Dbp, rows);
        int?[] pulses = await OptionalAsync<int>(group, schema, WindowColumns.Pulses, rows);
        float?[] covered = await OptionalAsync<float>(group, schema, WindowColumns.Covered, rows);
        float?[] high = await OptionalAsync<float>(group, schema, WindowColumns.High, rows);
        WindowPressure?[] pressures = new WindowPressure?[rows];
        for (int row = 0; row < rows; row++)
            if (pulses[row] is { } count)
                pressures[row] = new WindowPressure(sbp[row] ?? float.NaN, dbp[row] ?? float.NaN, count, covered[row] ?? 0, high[row] ?? 0);
        return pressures;
    }

    internal static bool? Bit(int? value) => value is { } known ? known != 0 : null;

    internal static async Task<T[]> ColumnAsync<T>(ParquetRowGroupReader group, ParquetSchema schema, DataField column, int rows)
        where T : struct
    {
        T[] values = new T[rows];
        await group.ReadAsync<T>(schema.FindDataField(column.Name), values.AsMemory());
        return values;
    }

    internal static async Task<T?[]> OptionalAsync<T>(ParquetRowGroupReader group, ParquetSchema schema, DataField column, int rows)
        where T : struct
    {
        T?[] values = new T?[rows];
        await group.ReadAsync(schema.FindDataField(column.Name), values.AsMemory());
        return values;
    }

    internal static async Task<string?[]> TextAsync(ParquetRowGroupReader group, ParquetSchema schema, DataField column, int rows)
    {
        string?[] values = new string?[rows];
        await group.ReadAsync(schema.FindDataField(column.Name), values.AsMemory());
        return values;
    }
}
