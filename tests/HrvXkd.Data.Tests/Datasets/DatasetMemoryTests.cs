using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Tables;
using HrvXkd.Tests.Data.Sources;

namespace HrvXkd.Tests.Data.Datasets;

/// <summary>What is held does not grow with the recordings but for their names, nor with the windows at all.</summary>
[Collection(nameof(AloneCollection))]
public sealed class DatasetMemoryTests : IDisposable
{
    private const int BytesOfName = 4096;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_TenTimesTheRecordings_HoldsNoMoreThanTheirNames()
    {
        long ten = MostHeld(10);
        Assert.InRange(MostHeld(100) - ten, long.MinValue, 90 * BytesOfName);
    }

    [Fact]
    public void Run_TenTimesTheRecordings_LeavesAsLittleGarbage()
    {
        Make(100, () => { });
        Assert.InRange(GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[0].SizeBeforeBytes, 0, 4 << 20);
    }

    [Fact]
    public void Write_TenTimesTheRows_HoldsNoMore()
    {
        MostHeldByRows(20_000);
        long few = MostHeldByRows(20_000);

        // All rows would be 40 MB.
        Assert.InRange(MostHeldByRows(200_000) - few, long.MinValue, 6 << 20);
    }

    public void Dispose() => _folder.Dispose();

    private long MostHeld(int records)
    {
        long most = 0;
        Make(records, () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)));
        return most;
    }

    private void Make(int records, Action after)
    {
        string source = _folder.File(FormattableString.Invariant($"of-{records}"));
        if (!Directory.Exists(source))
            Copy(source, records);
        DatasetOptions options = new(source, _folder.File(FormattableString.Invariant($"out-{records}"))) { RecordsAreGroups = true, Threads = 1 };
        DatasetBuild.Run(DatasetBuild.Open(options), options, (done, _) => Every(done, records / 10, after));
        Assert.Equal(records, DatasetMerge.Run(options.OutFolder).Records);
    }

    private void Copy(string source, int records)
    {
        string one = _folder.File("one");
        if (!Directory.Exists(one))
            MadeRecords.Write(Path.Combine(one, "r"), 240);
        Directory.CreateDirectory(source);
        string header = File.ReadAllText(Path.Combine(one, "r.hea"));
        for (int i = 0; i < records; i++)
        {
            string name = FormattableString.Invariant($"r{i}");
            File.Copy(Path.Combine(one, "r.dat"), Path.Combine(source, name + ".dat"));
            File.WriteAllText(Path.Combine(source, name + ".hea"), header.Replace("r.dat", name + ".dat", StringComparison.Ordinal).Replace("r 2", name + " 2", StringComparison.Ordinal));
        }
    }

    private long MostHeldByRows(int rows)
    {
        long most = 0;
        WindowTable.Write(_folder.File("rows.parquet"), new TableMetadata("made", true, "short", 1, 1, 1), Rows());
        return most;

        IEnumerable<TableWindow> Rows()
        {
            RecordFacts facts = new("r", "g", true);
            for (int i = 0; i < rows; i++)
            {
                Every(i, 1000, () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)));
                yield return new TableWindow(facts, new WindowRow(0, i, true, 90, [i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
            }
        }
    }

    private static void Every(int done, int stride, Action act)
    {
        if (done % stride == 0)
            act();
    }
}
