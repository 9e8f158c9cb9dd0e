using Parquet;
using Parquet.Schema;

namespace HrvXkd.Data.Tables;

/// <summary>Writes the columns of a window table from buffers that serve all of its row groups. A row under way takes 800 bytes with what Parquet makes of it, the
/// footer of a group 80 KB, so that groups begin small and grow with the table.</summary>
internal sealed class WindowTableWriter
{
    private const int FewestRows = 1 << 12;
    private const int MostRows = 1 << 16;
    private const int GroupsOfSize = 16;
    private const float One = 65536;
    private TableWindow[] _rows = new TableWindow[FewestRows];
    private readonly Dictionary<Type, Array> _columns = [];
    private readonly int _strideSeconds;
    private int _count;
    private int _groups;

    private WindowTableWriter(int strideSeconds) => _strideSeconds = strideSeconds;

    public static async Task WriteAsync(Stream stream, IReadOnlyDictionary<string, string> metadata, int strideSeconds, IEnumerable<TableWindow> rows)
    {
        WindowTableWriter buffers = new(strideSeconds);
        ParquetWriter writer = await ParquetWriter.CreateAsync(WindowColumns.Schema, stream);
        await using (writer)
        {
            writer.CustomMetadata = metadata;
            foreach (TableWindow row in rows)
            {
                buffers._rows[buffers._count++] = row;
                if (buffers._count == buffers._rows.Length)
                    await buffers.FlushAsync(writer);
            }

            if (buffers._count > 0)
                await buffers.FlushAsync(writer);
        }
    }

    private async Task FlushAsync(ParquetWriter writer)
    {
        using (ParquetRowGroupWriter group = writer.CreateRowGroup())
        {
            await WriteAsync(group);
            await WriteFactsAsync(group);
        }

        Array.Clear(_rows);
        _count = 0;
        if (++_groups % GroupsOfSize == 0 && _rows.Length < MostRows)
        {
            _rows = new TableWindow[2 * _rows.Length];
            _columns.Clear();
        }

        GarbageLimit.Sweep();
    }

    private async Task WriteAsync(ParquetRowGroupWriter group)
    {
        await TextAsync(group, WindowColumns.Record, row => row.Facts.Id);
        await TextAsync(group, WindowColumns.Group, row => row.Facts.Group);
        await OptionalAsync(group, WindowColumns.Label, row => Bit(row.Facts.Hypertensive));
        await OptionalAsync(group, WindowColumns.LabelNow, row => Bit(row.Window.Now));
        await OptionalAsync(group, WindowColumns.LabelEarly, row => Bit(row.Window.Early));
        await ValuesAsync(group, WindowColumns.Index, row => row.Window.Index);
        await ValuesAsync(group, WindowColumns.Start, row => (double)row.Window.Index * _strideSeconds);
        await ValuesAsync(group, WindowColumns.Valid, row => row.Window.Valid);
        await ValuesAsync(group, WindowColumns.Quality, row => row.Window.Quality);
        for (int feature = 0; feature < WindowColumns.Features.Length; feature++)
            await ValuesAsync(group, WindowColumns.Features[feature], row => row.Window.FeaturesQ16[feature] / One);
        await OptionalAsync(group, WindowColumns.Sbp, row => Known(row.Window.Pressure?.SbpMmHg));
        await OptionalAsync(group, WindowColumns.Dbp, row => Known(row.Window.Pressure?.DbpMmHg));
        await OptionalAsync(group, WindowColumns.Pulses, row => row.Window.Pressure?.Pulses);
        await OptionalAsync(group, WindowColumns.Covered, row => row.Window.Pressure?.Covered);
        await OptionalAsync(group, WindowColumns.High, row => row.Window.Pressure?.High);
    }

    private async Task WriteFactsAsync(ParquetRowGroupWriter group)
    {
        await TextAsync(group, WindowColumns.Diagnosis, row => row.Facts.Diagnosis);
        await OptionalAsync(group, WindowColumns.Age, row => row.Facts.AgeYears);
        await TextAsync(group, WindowColumns.Sex, row => row.Facts.Sex);
        await TextAsync(group, WindowColumns.Source, row => row.Facts.Source);
        await TextAsync(group, WindowColumns.Files, row => row.Facts.Files);
        await TextAsync(group, WindowColumns.Lead, row => row.Facts.Lead);
        await ValuesAsync(group, WindowColumns.Rate, row => row.Facts.SampleRateHz);
        await ValuesAsync(group, WindowColumns.Gain, row => row.Facts.CountsPerMilliVolt);
        await TextAsync(group, WindowColumns.Code, row => row.Facts.Code);
        await TextAsync(group, WindowColumns.InputHash, row => row.Facts.InputSha256);
    }

    private static int? Bit(bool? label) => label is { } known ? known ? 1 : 0 : null;

    private static float? Known(float? mmHg) => mmHg is { } value && !float.IsNaN(value) ? value : null;

    private async Task ValuesAsync<T>(ParquetRowGroupWriter group, DataField column, Func<TableWindow, T> value)
        where T : struct =>
        await group.WriteAsync<T>(column, Column(value).AsMemory());

    private async Task OptionalAsync<T>(ParquetRowGroupWriter group, DataField column, Func<TableWindow, T?> value)
        where T : struct =>
        await group.WriteAsync<T>(column, (ReadOnlyMemory<T?>)Column(value).AsMemory());

    private async Task TextAsync(ParquetRowGroupWriter group, DataField column, Func<TableWindow, string?> value) =>
        await group.WriteAsync(column, Column(value)!);

    // The same buffer for all columns of a type: a column is written before the next is filled.
    private ArraySegment<T> Column<T>(Func<TableWindow, T> value)
    {
        T[] values;
        if (_columns.TryGetValue(typeof(T), out Array? known))
            values = (T[])known;
        else
            _columns.Add(typeof(T), values = new T[_rows.Length]);
        for (int row = 0; row < _count; row++)
            values[row] = value(_rows[row]);
        return new ArraySegment<T>(values, 0, _count);
    }
}
