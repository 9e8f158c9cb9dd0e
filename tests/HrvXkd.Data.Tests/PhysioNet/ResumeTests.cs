using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Tests.PhysioNet;

public class ResumeTests
{
    [Fact]
    public async Task Run_Twice_AsksForNothingAgain()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        FetchResult first = await bench.RunAsync();
        int requests = bench.Server.Requests.Count;

        FetchResult second = await bench.RunAsync();

        Assert.Equal((7, 0), (first.FilesFetched, first.FilesKept));
        Assert.Equal((0, 7), (second.FilesFetched, second.FilesKept));
        Assert.Equal(requests, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task Run_Cancelled_LeavesAStateThatGoesOn()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        using CancellationTokenSource stop = new();
        bench.Options = bench.Options with { Connections = 1 };
        bench.Fail("b.dat", ServerFault.Cut);
        bench.Server.Special = (request, _) =>
        {
            if (request.Path == "db/b.dat" && request.From is not null && !stop.IsCancellationRequested)
                stop.Cancel();
            return Task.FromResult(false);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(stop.Token));

        FetchResult result = await bench.RunAsync();

        Assert.Equal(1, result.Resumes);
        Assert.Single(bench.RequestsOf("a.dat"));
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_ManifestTornAndFileChanged_MendsBoth()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        await bench.RunAsync();
        string manifest = Path.Combine(bench.Folder, "fetch-manifest.jsonl");
        File.WriteAllText(manifest, File.ReadAllText(manifest)[..^30]);
        File.WriteAllText(Path.Combine(bench.Folder, "a.dat"), "cut");

        FetchResult result = await bench.RunAsync();

        Assert.Equal(1, result.FilesFetched);
        tree.AssertFetched("db/", bench.Folder);
        Assert.Equal((0, 7), ((await bench.RunAsync()).FilesFetched, (await bench.RunAsync()).FilesKept));
    }

    [Fact]
    public async Task Run_PartialFileOfAnotherContent_IsNotBelieved()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        File.WriteAllText(Path.Combine(bench.Folder, "a.dat.part"), "something");
        File.WriteAllText(Path.Combine(bench.Folder, "a.dat.part.json"), """{"Validator":"\"other\"","Total":160000}""");
        File.WriteAllText(Path.Combine(bench.Folder, "b.dat.part"), "torn state");
        File.WriteAllText(Path.Combine(bench.Folder, "b.dat.part.json"), "{\"Valid");

        FetchResult result = await bench.RunAsync();

        Assert.Equal(0, result.Resumes);
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_FolderOfAnotherDatabase_IsRefused()
    {
        ServedTree tree = FaultTests.Three().Text("other/RECORDS", "x\n").Record("other/x", 1, 10, "II");
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        await bench.RunAsync();
        bench.Options = bench.Options with { Database = PhysioNetDatabase.Resolve(bench.Server.Root("other/").AbsoluteUri) };

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("--out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongAddressFirst_LeavesTheFolderToTheRightOne()
    {
        ServedTree tree = FaultTests.Three().Text("other/RECORDS", "x\n").Record("other/x", 1, 10, "II");
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        FetchOptions right = bench.Options;
        bench.Options = right with { Database = PhysioNetDatabase.Resolve(bench.Server.Root("other/").AbsoluteUri), MinRateHz = 1000 };
        await bench.RunAsync();
        bench.Options = right;

        await bench.RunAsync();

        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_FolderInUse_IsRefused()
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        using FetchFolder holder = new(bench.Options);

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("another fetch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoSuchDatabase_SaysSo()
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "nothing/");

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("no RECORDS", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mitdb", "https://physionet.org/files/mitdb/1.0.0/")]
    [InlineData("mimic3wdb-matched", "https://physionet.org/files/mimic3wdb-matched/1.0/")]
    [InlineData("ptb-xl/1.0.3", "https://physionet.org/files/ptb-xl/1.0.3/")]
    [InlineData("http://127.0.0.1:80/files/mitdb/1.0.0", "http://127.0.0.1/files/mitdb/1.0.0/")]
    public void Resolve_Known_GivesTheRoot(string text, string root) => Assert.Equal(root, PhysioNetDatabase.Resolve(text).Root.AbsoluteUri);

    [Theory]
    [InlineData("mitbd")]
    [InlineData("../mitdb")]
    [InlineData("a/b/c")]
    [InlineData("ftp://physionet.org/files/mitdb/1.0.0")]
    [InlineData("https://user:secret@physionet.org/files/mitdb/1.0.0")]
    [InlineData("https://physionet.org/files/?x=1")]
    public void Resolve_Unknown_SaysWhatIsAllowed(string text)
    {
        FormatException fault = Assert.Throws<FormatException>(() => PhysioNetDatabase.Resolve(text));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }
}
