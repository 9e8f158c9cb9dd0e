using System.Globalization;
using DuckDB.NET.Data;
using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Tables;

namespace HrvXkd.Tests.Data.Datasets;

/// <summary>The window table as a reader sees it that shares no code with the writer.</summary>
public sealed class DuckDbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public DuckDbTests() => _duck.Open();

    [Fact]
    public void Prepare_Table_IsReadByDuckDbValueForValue()
    {
        SyntheticFolder.Write(new SyntheticOptions(20, 5) { Seconds = 240 }, _folder.File("records"), null, default);
        DatasetOptions options = new(_folder.File("records"), _folder.File("out"));
        DatasetBuild.Run(DatasetBuild.Open(options), options);
        DatasetMerge.Run(options.OutFolder);
        AssertSame(WindowTable.Read(options.OutFolder), Path.Combine(options.OutFolder, WindowTable.FileName));
    }

    [SkippableFact]
    public void Prepare_UciTable_IsReadByDuckDbValueForValue()
    {
        DatasetOptions options = new(SharedData.Require("data/uci-cuffless-bp"), _folder.File("uci"))
        {
            SourceOptions = new SourceOptions { Select = id => id.StartsWith("p1_0", StringComparison.Ordinal) },
        };
        DatasetBuild.Run(DatasetBuild.Open(options), options);
        DatasetMerge.Run(options.OutFolder);
        string table = Path.Combine(options.OutFolder, WindowTable.FileName);
        PreparedCohort ours = WindowTable.Read(table);
        AssertSame(ours, table);
        object[][] rows = Query($"SELECT \"index\", sbp_mmhg, pulses, label_now, label_early FROM '{table}' ORDER BY record, \"index\"");
        Assert.Contains(rows, row => row[1] is float);
        Assert.Equal(
            ours.Windows.Select(window => (window.Index, window.Pressure?.Pulses, Bit(window.Now), Bit(window.Early))),
            rows.Select(row => ((int)row[0], row[2] as int?, row[3] as int?, row[4] as int?)));
    }

    [Fact]
    public void Write_SeveralRowGroups_AreOneTable()
    {
        string table = _folder.File("many.parquet");
        const int Rows = 20_000;
        RecordFacts facts = new("r", "g", true);
        WindowTable.Write(
            table, new TableMetadata("made", true, "short", 1, 1, 1), Enumerable.Range(0, Rows).Select(i => new TableWindow(facts, new WindowRow(0, i, i % 3 > 0, 90, new int[12]))));
        object[] row = Assert.Single(Query($"SELECT count(*), sum(\"index\"), count(*) FILTER (valid), count(DISTINCT record) FROM '{table}'"));
        Assert.Equal(
            (Rows, (long)Rows * (Rows - 1) / 2, Rows - ((Rows + 2) / 3), 1),
            (Whole(row[0]), Whole(row[1]), Whole(row[2]), Whole(row[3])));
        Assert.InRange(Whole(Query($"SELECT count(DISTINCT row_group_id) FROM parquet_metadata('{table}')")[0][0]), 2, 100);
        Assert.Equal("2", Query($"SELECT decode(value) FROM parquet_kv_metadata('{table}') WHERE decode(key) = 'hrvxkd.schema'")[0][0]);
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    private void AssertSame(PreparedCohort ours, string table)
    {
        string features = string.Join(", ", WindowColumns.Features.Select(column => column.Name));
        object[][] rows = Query($"SELECT record, \"group\", label, valid, quality, {features} FROM '{table}' ORDER BY record, \"index\"");
        Assert.NotEmpty(rows);
        Assert.Equal(ours.Windows.Count, rows.Length);
        foreach ((WindowRow window, object[] row) in ours.Windows.Zip(rows))
        {
            Recording recording = ours.Cohort.Recordings[window.Recording];
            Assert.Equal((recording.Id, recording.Group, Bit(recording.Hypertensive)), ((string)row[0], (string)row[1], row[2] as int?));
            Assert.Equal((window.Valid, window.Quality), ((bool)row[3], (int)row[4]));
            Assert.Equal(window.FeaturesQ16, row[5..].Select(value => (int)Math.Round((float)value * 65536.0)));
        }
    }

    private static int? Bit(bool? value) => value is { } known ? known ? 1 : 0 : null;

    private static long Whole(object value) => value is System.Numerics.BigInteger large ? (long)large : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private object[][] Query(string sql)
    {
        using DuckDBCommand command = _duck.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return [.. rows];
    }
}
