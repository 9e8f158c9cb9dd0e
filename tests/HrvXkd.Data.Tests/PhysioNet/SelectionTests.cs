using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Tests.PhysioNet;

public class SelectionTests
{
    private const string Mimic = "mimic3wdb-matched/1.0/";
    private const string Patient = "p02/p025047/";

    private static readonly string[] RealFolders =
        ["data/mitdb", "data/nstdb", "data/wfdb-python-samples", "data/wfdb-python-samples/multi-segment/s25047"];

    [Fact]
    public async Task Run_Need_FetchesNoSignalOfOtherRecords()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Options = bench.Options with { Need = SignalNeed.ParseList("II,abp|art") };

        FetchResult result = await bench.RunAsync();

        Assert.Equal((3, 1), (result.RecordsSeen, result.RecordsSelected));
        Assert.Equal([new("no II", 1), new KeyValuePair<string, long>("no abp|art", 1)], result.RecordsRejected);
        Assert.Empty(bench.RequestsOf("b.dat").Concat(bench.RequestsOf("c.dat")));
        tree.AssertFetched("db/", bench.Folder, ["a.hea", "a.dat", "a.atr"]);
    }

    [Theory]
    [InlineData("ECG,ABP", 0, 0, "a,b")]
    [InlineData("ECG", 60, 0, "a,b")]
    [InlineData("ECG", 300, 0, "a")]
    [InlineData("ECG", 0, 126, "")]
    public async Task Run_Criteria_SelectByHeader(string need, double minSeconds, double minRate, string expected)
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Options = bench.Options with { Need = SignalNeed.ParseList(need), MinSeconds = minSeconds, MinRateHz = minRate };

        await bench.RunAsync();

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), "abc".Select(c => c.ToString()).Where(record => File.Exists(Path.Combine(bench.Folder, record + ".dat"))));
    }

    [Fact]
    public async Task Run_LimitAndRecords_TakeTheFirstOfThoseAskedFor()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Options = bench.Options with { Records = ["c", "b"], Limit = 1 };

        await bench.RunAsync();

        tree.AssertFetched("db/", bench.Folder, ["b.hea", "b.dat"]);
        Assert.Empty(bench.RequestsOf("a.hea"));
    }

    [Fact]
    public async Task Run_RecordNotInTheList_SaysWhich()
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Options = bench.Options with { Records = ["a", "zz"] };

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("zz", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RecordsShareASignalFileAndLackAnnotations_BringsItOnceWithoutFailure()
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", "a\nb\n").Text("db/ANNOTATORS", "atr x\n").Record("db/a", 1, 100, "II").Text("db/a.atr", "beats");
        tree.Text("db/b.hea", System.Text.Encoding.UTF8.GetString(tree["db/a.hea"]));
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");

        FetchResult result = await bench.RunAsync();

        Assert.Equal((4, 1), (result.FilesFetched, result.FilesAbsent));
        Assert.Single(bench.RequestsOf("a.dat"));
        Assert.Empty(result.Failures);
        tree.AssertFetched("db/", bench.Folder);
    }

    [Theory]
    [InlineData("8", 7, 7)]
    [InlineData("16+24", 7, 38)]
    [InlineData("24", 7, 21)]
    [InlineData("32", 7, 28)]
    [InlineData("61x2:3", 7, 28)]
    [InlineData("212", 7, 11)]
    [InlineData("212", 8, 12)]
    [InlineData("508", 7, null)]
    public void BytesOf_Format_IsTheSizeOfTheFile(string format, int frames, int? bytes) =>
        Assert.Equal(bytes, HeaderFacts.Parse("a.hea", $"a 1 125 {frames}\na.dat {format} 200 16 0 0 0 0 II\n").BytesOf("a.dat"));

    [SkippableFact]
    public void BytesOf_RealRecords_IsNoMoreThanTheFilesHold()
    {
        int compared = 0;
        foreach (string folder in RealFolders.Select(SharedData.Require))
            foreach (string path in Directory.EnumerateFiles(folder, "*.hea"))
            {
                HeaderFacts header = HeaderFacts.Parse(path, File.ReadAllText(path));
                foreach (string file in header.Signals.Select(signal => signal.File).Distinct().Where(file => File.Exists(Path.Combine(folder, file))))
                    if (header.BytesOf(file) is { } bytes)
                    {
                        Assert.True(bytes <= new FileInfo(Path.Combine(folder, file)).Length, $"{path}: {file} {bytes}");
                        compared++;
                    }
            }

        Assert.True(compared > 60, $"{compared} compared");
    }

    [SkippableFact]
    public async Task Run_NestedMultiSegmentRecord_BringsAllItsSegments()
    {
        ServedTree tree = Matched();
        await using FetchBench bench = await FetchBench.StartAsync(tree, Mimic);
        bench.Options = bench.Options with { Need = SignalNeed.ParseList("II,ABP"), MinSeconds = 700 };

        FetchResult result = await bench.RunAsync();

        // 97,500 frames of segments 17 and 18 at 125 Hz hold ECG and pressure together: 780 s. The numerics record has neither.
        Assert.Equal((2, 1), (result.RecordsSeen, result.RecordsSelected));
        Assert.Empty(result.Failures);
        tree.AssertFetched(Mimic, bench.Folder, tree.DataOf(Mimic).Where(path => !path.Contains("44n", StringComparison.Ordinal) && !path.Contains("60n", StringComparison.Ordinal)));
        Assert.Equal(1 + 1 + 18 + 18, result.Files);
    }

    [SkippableTheory]
    [InlineData("II,ABP", 800, "too short")]
    [InlineData("II,PLETH", 0, "no PLETH")]
    public async Task Run_SignalsNotLongTogether_BringsNoSignal(string need, double minSeconds, string reason)
    {
        await using FetchBench bench = await FetchBench.StartAsync(Matched(), Mimic);
        bench.Options = bench.Options with { Need = SignalNeed.ParseList(need), MinSeconds = minSeconds, List = "RECORDS-waveforms" };

        FetchResult result = await bench.RunAsync();

        Assert.Equal(reason, Assert.Single(result.RecordsRejected).Key);
        Assert.DoesNotContain(bench.Server.Requests, request => request.Path.EndsWith(".dat", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_RecordByPath_ReadsNoList()
    {
        await using FetchBench bench = await FetchBench.StartAsync(Matched(), Mimic);
        bench.Options = bench.Options with { Records = [Patient + "s25047-2704-05-04-10-44"] };

        FetchResult result = await bench.RunAsync();

        Assert.Equal(38, result.FilesFetched);
        Assert.DoesNotContain(bench.Server.Requests, request => request.Path.EndsWith("RECORDS", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_DryRun_ListsWithSizesAndWritesNothing()
    {
        ServedTree tree = ServedTree.Mitdb(SharedData.Require("data/mitdb"), "100", "101");
        await using FetchBench bench = await FetchBench.StartAsync(tree, "mitdb/1.0.0/");
        bench.Options = bench.Options with { DryRun = true };

        FetchResult result = await bench.RunAsync();

        Assert.Equal(tree.DataOf("mitdb/1.0.0/"), bench.PlannedFiles.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.All(bench.PlannedFiles, file => Assert.Equal(tree["mitdb/1.0.0/" + file.Path].Length, file.Bytes));
        Assert.Equal(6, result.Files);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Folder));
    }

    // As the matched subset lies: folders of patients with lists of their own, which name segments too.
    private static ServedTree Matched()
    {
        string source = SharedData.Require("data/wfdb-python-samples/multi-segment/s25047");
        string[] names = [.. Directory.EnumerateFiles(source, "*.hea").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        return new ServedTree()
            .Text(Mimic + "RECORDS", Patient + "\n")
            .Text(Mimic + "RECORDS-waveforms", Patient + "s25047-2704-05-04-10-44\n")
            .Text(Mimic + Patient + "RECORDS", string.Join('\n', names))
            .Folder(Mimic + Patient, source, _ => true)
            .Checksums(Mimic);
    }
}
