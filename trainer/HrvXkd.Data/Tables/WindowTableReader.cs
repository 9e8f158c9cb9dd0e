using System.Globalization;
using HrvXkd.Core;
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
            IReadOnlyDictionary<string, string> metadata = reader.CustomMetadata;
            string version = Text(metadata, WindowColumns.SchemaKey);
            if (version != WindowColumns.Text(WindowTable.SchemaVersion))
                throw new FormatException($"{path}: window table of version {version}, expected {WindowTable.SchemaVersion}");
            foreach (DataField column in WindowColumns.Schema.DataFields)
                if (!reader.Schema.DataFields.Any(found => found.Name == column.Name && found.ClrType == column.ClrType))
                    throw new FormatException($"{path}: no column '{column.Name}' of type {column.ClrType.Name}");
            for (int i = 0; i < reader.RowGroupCount; i++)
                await ReadAsync(reader.OpenRowGroupReader(i), reader.Schema);
            Cohort cohort = new(Text(metadata, WindowColumns.CohortKey), Text(metadata, WindowColumns.SyntheticKey) == "true", Profile(metadata), _recordings);
            double seconds = double.Parse(Text(metadata, WindowColumns.SecondsKey), CultureInfo.InvariantCulture);
            return new PreparedCohort(cohort, _windows, Whole(metadata, WindowColumns.SamplesKey), Whole(metadata, WindowColumns.BeatsKey), seconds);
        }
    }

    private async Task ReadAsync(ParquetRowGroupReader group, ParquetSchema schema)
    {
        int rows = (int)group.RowCount;
        string[] records = await TextAsync(group, schema, WindowColumns.Record, rows);
        string[] groups = await TextAsync(group, schema, WindowColumns.Group, rows);
        int[] labels = await ColumnAsync<int>(group, schema, WindowColumns.Label, rows);
        int[] indices = await ColumnAsync<int>(group, schema, WindowColumns.Index, rows);
        bool[] valid = await ColumnAsync<bool>(group, schema, WindowColumns.Valid, rows);
        int[] quality = await ColumnAsync<int>(group, schema, WindowColumns.Quality, rows);
        int[] rates = await ColumnAsync<int>(group, schema, WindowColumns.Rate, rows);
        int[] gains = await ColumnAsync<int>(group, schema, WindowColumns.Gain, rows);
        float[][] features = new float[Sequence.Features][];
        for (int feature = 0; feature < features.Length; feature++)
            features[feature] = await ColumnAsync<float>(group, schema, WindowColumns.Features[feature], rows);
        for (int row = 0; row < rows; row++)
        {
            int recording = IndexOf(records[row], groups[row], labels[row] != 0, rates[row], gains[row]);
            int[] values = Array.ConvertAll(features, column => (int)Math.Round(column[row] * One));
            _windows.Add(new WindowRow(recording, indices[row], valid[row], quality[row], values));
        }
    }

    private int IndexOf(string record, string group, bool hypertensive, int rate, int gain)
    {
        if (_indices.TryGetValue(record, out int index))
            return index;
        index = _recordings.Count;
        _indices.Add(record, index);
        Func<IEcgReader> open = () => throw new IOException($"{path}: holds windows of '{record}', not its signal");
        _recordings.Add(new Recording(record, group, hypertensive) { Ecg = rate > 0 ? new EcgSignal(rate, gain, open) : null });
        return index;
    }

    private WindowProfile Profile(IReadOnlyDictionary<string, string> metadata)
    {
        string name = Text(metadata, WindowColumns.ProfileKey);
        return name switch
        {
            "holter" => WindowProfile.Holter(),
            "short" => WindowProfile.Short(),
            _ => throw new FormatException($"{path}: profile '{name}', expected holter or short")
        };
    }

    private string Text(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? value) ? value : throw new FormatException($"{path}: no '{key}' in the metadata, not a window table");

    private long Whole(IReadOnlyDictionary<string, string> metadata, string key) => long.Parse(Text(metadata, key), CultureInfo.InvariantCulture);

    private static async Task<T[]> ColumnAsync<T>(ParquetRowGroupReader group, ParquetSchema schema, DataField column, int rows)
        where T : struct
    {
        T[] values = new T[rows];
        await group.ReadAsync<T>(schema.FindDataField(column.Name), values.AsMemory());
        return values;
    }

    private static async Task<string[]> TextAsync(ParquetRowGroupReader group, ParquetSchema schema, DataField column, int rows)
    {
        string?[] values = new string?[rows];
        await group.ReadAsync(schema.FindDataField(column.Name), values.AsMemory());
        return Array.ConvertAll(values, value => value ?? "");
    }
}
