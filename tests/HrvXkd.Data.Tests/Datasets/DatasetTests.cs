using HrvXkd.Data;
using HrvXkd.Data.Datasets;
using HrvXkd.Data.Labels;

namespace HrvXkd.Tests.Data.Datasets;

public sealed class DatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DatasetTests() => SyntheticFolder.Write(new SyntheticOptions(20, 5) { Seconds = 120 }, _folder.File("records"), null, default);

    [Fact]
    public void Run_ShardsAndThreads_GiveTheBytesOfOneProcess()
    {
        DatasetOptions one = Options("one");
        Make(one);
        DatasetSummary summary = DatasetMerge.Run(one.OutFolder);
        for (int shard = 3; shard >= 1; shard--)
            Make(Options("three") with { Shard = shard, Shards = 3, Threads = 3 });
        DatasetMerge.Run(_folder.File("three"));
        Assert.Equal(File.ReadAllBytes(Table("one")), File.ReadAllBytes(Table("three")));
        Assert.Equal((20, 20), (summary.Records, summary.Groups.Count));
        Assert.Equal(WindowTable.Read(one.OutFolder).Windows.Count, summary.Windows);
    }

    [Fact]
    public void Run_Again_MakesNothingAnew()
    {
        Assert.Equal((20, 0), Counts(Make(Options("again"))));
        Assert.Equal((0, 20), Counts(Make(Options("again"))));
        Assert.Equal((20, 0), Counts(Make(Options("again") with { Rule = new HypertensionRule { SbpMmHg = 130 } })));
    }

    [Fact]
    public void Run_PartLostOrCutOrInputChanged_MakesThatOneAnew()
    {
        Make(Options("parts"));
        string[] parts = Directory.GetFiles(Path.Combine(_folder.File("parts"), "parts"));
        File.Delete(parts[0]);
        File.WriteAllBytes(parts[1], File.ReadAllBytes(parts[1])[..^5]);
        Assert.Equal((2, 18), Counts(Make(Options("parts"))));
        string signal = Directory.GetFiles(_folder.File("records"), "*.dat")[0];
        byte[] samples = File.ReadAllBytes(signal);
        samples[1000] ^= 1;
        File.WriteAllBytes(signal, samples);
        DatasetFigures figures = Make(Options("parts"));
        Assert.Equal((19, 1), (figures.Cached, figures.Made + figures.Bad.Count));
    }

    [Fact]
    public void Run_Stopped_GoesOn()
    {
        using CancellationTokenSource cancel = new();
        DatasetOptions options = Options("stopped") with { Threads = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => DatasetBuild.Run(DatasetBuild.Open(options), options, (done, _) => Stop(done, cancel), cancel.Token));
        DatasetFigures rest = Make(options);
        Assert.InRange(rest.Cached, 7, 19);
        Assert.Equal(20, rest.Cached + rest.Made);
    }

    [Fact]
    public void Run_BadRecord_IsNamedAndTheRestIsMade()
    {
        string signal = Directory.GetFiles(_folder.File("records"), "*.dat")[3];
        File.WriteAllBytes(signal, File.ReadAllBytes(signal)[..1000]);
        DatasetFigures figures = Make(Options("bad"));
        DatasetSummary summary = DatasetMerge.Run(_folder.File("bad"));
        Assert.Equal((19, 1), (figures.Made, figures.Bad.Count));
        Assert.Equal(19, summary.Records);
        Assert.Equal(Path.GetFileNameWithoutExtension(signal), Assert.Single(summary.Bad).Id);
        Assert.DoesNotContain('\n', summary.Bad[0].Reason);
    }

    [Fact]
    public void Merge_ShardMissing_NamesIt()
    {
        Make(Options("missing") with { Shard = 1, Shards = 3 });
        string message = Assert.Throws<FormatException>(() => DatasetMerge.Run(_folder.File("missing"))).Message;
        Assert.Contains("2 of 3 shards missing, the first is 2/3", message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Merge_DiskFull_OneLineThatSaysSo()
    {
        Skip.IfNot(File.Exists("/dev/full"), "needs /dev/full");
        Make(Options("full"));
        File.CreateSymbolicLink(Table("full") + ".new", "/dev/full");
        string message = Assert.Throws<OutputException>(() => DatasetMerge.Run(_folder.File("full"))).Message;
        Assert.Contains("the disk is full", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Open_NoGroups_IsRefusedUnlessAsked()
    {
        File.Delete(Path.Combine(_folder.File("records"), "index.csv"));
        DatasetOptions options = Options("ungrouped") with { SourceOptions = new SourceOptions { Kind = SourceKind.Wfdb } };
        Assert.Contains("20 of 20 recordings name no subject", Assert.Throws<FormatException>(() => DatasetBuild.Open(options)).Message, StringComparison.Ordinal);
        DatasetOptions asked = options with { RecordsAreGroups = true };
        Make(asked);
        Assert.Equal(20, DatasetMerge.Run(asked.OutFolder).Ungrouped);
    }

    public void Dispose() => _folder.Dispose();

    private static void Stop(int done, CancellationTokenSource cancel)
    {
        if (done == 7)
            cancel.Cancel();
    }

    private static (int Made, int Cached) Counts(DatasetFigures figures) => (figures.Made, figures.Cached);

    private static DatasetFigures Make(DatasetOptions options) => DatasetBuild.Run(DatasetBuild.Open(options), options);

    private DatasetOptions Options(string name) => new(_folder.File("records"), _folder.File(name));

    private string Table(string name) => Path.Combine(_folder.File(name), WindowTable.FileName);
}
