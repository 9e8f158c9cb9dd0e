using HrvXkd.Data.Sources.PhysioNet;

namespace HrvXkd.Tests.PhysioNet;

public class FaultTests
{
    private const int Faults = 50;
    private const string Root = "mitdb/1.0.0/";
    private static readonly string[] Records = ["100", "101", "118", "119", "208", "230"];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Run_FiftyFaults_EndsWithEveryFileRight(int seed)
    {
        ServedTree tree = ServedTree.Mitdb(SharedData.Require("data/mitdb"), Records);
        await using PhysioNetServer elsewhere = await PhysioNetServer.StartAsync(new ServedTree().Text("other", "something else").Files);
        await using FetchBench bench = await FetchBench.StartAsync(tree, Root);
        FaultPlan plan = new(seed, [.. tree.DataOf(Root).Select(path => Root + path)], Faults);
        bench.Server.Plan = plan.Next;
        bench.Server.Elsewhere = elsewhere.Root("other");
        bench.Options = bench.Options with { Seed = seed, Timeout = TimeSpan.FromSeconds(2), Retries = 30 };

        FetchResult result = await bench.RunAsync();

        Assert.Empty(result.Failures);
        Assert.Equal(0, plan.Left);
        Assert.True(bench.Server.Injected >= Faults, $"{bench.Server.Injected} faults were injected");
        Assert.Equal(Enum.GetValues<ServerFault>().Length, plan.Faults.Count);
        Assert.Equal(3 * Records.Length, result.FilesFetched);
        tree.AssertFetched(Root, bench.Folder);
    }

    [Fact]
    public async Task Run_CutInTheMiddle_AsksForTheRestOnly()
    {
        ServedTree tree = Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Fail("a.dat", ServerFault.Cut);

        FetchResult result = await bench.RunAsync();

        Assert.Equal([null, tree["db/a.dat"].Length / 2L], bench.RequestsOf("a.dat").Select(request => request.From));
        Assert.Equal((1, 1), (result.Retries, result.Resumes));
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_OlderContentFirst_BeginsAnew()
    {
        ServedTree tree = Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Fail("a.dat", ServerFault.OlderContent);

        FetchResult result = await bench.RunAsync();

        Assert.Equal(0, result.Resumes);
        Assert.Equal(0, result.WrongFiles);
        tree.AssertFetched("db/", bench.Folder);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_AnotherRestThanAskedFor_BeginsAnewAndIsRightWithoutChecksums(bool partial)
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", "a\n").Record("db/a", 1, 40_000, "II");
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        long half = tree["db/a.dat"].Length / 2;
        bench.Fail("a.dat", ServerFault.Cut, partial ? ServerFault.OtherRange : ServerFault.IgnoreRange);

        await bench.RunAsync();

        long? last = partial ? null : half;
        Assert.Equal([null, half, last], bench.RequestsOf("a.dat").Select(request => request.From));
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_WrongOnceThenRight_IsFetchedAgain()
    {
        ServedTree tree = Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Fail("a.dat", ServerFault.WrongByte);
        bench.Fail("b.dat", ServerFault.Cut, ServerFault.WrongRest);

        FetchResult result = await bench.RunAsync();

        Assert.Equal(2, result.WrongFiles);
        Assert.Empty(result.Failures);
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_AlwaysWrong_IsReportedAndTheOthersAreThere()
    {
        ServedTree tree = Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Server.Plan = request => request.Path == "db/b.dat" ? ServerFault.WrongByte : null;

        FetchResult result = await bench.RunAsync();

        FetchFailure failure = Assert.Single(result.Failures);
        Assert.Equal("b.dat", failure.Path);
        Assert.Contains("SHA-256", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("3 downloads", failure.Reason, StringComparison.Ordinal);
        tree.AssertFetched("db/", bench.Folder, tree.DataOf("db/").Where(path => path != "b.dat"));
    }

    [Fact]
    public async Task Run_ShortWithoutChecksums_IsSeenByTheHeader()
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", "a\n").Record("db/a", 1, 500, "II");
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Fail("a.dat", ServerFault.ShortLength);

        FetchResult result = await bench.RunAsync();

        Assert.False(result.HasChecksums);
        Assert.Equal(1, result.WrongFiles);
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_RetryAfter_IsRespected()
    {
        ServedTree tree = Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Options = bench.Options with { Connections = 1 };
        bench.Fail("a.dat", ServerFault.TooMany, ServerFault.Unavailable);

        await bench.RunAsync();

        Assert.Contains(TimeSpan.FromSeconds(7), bench.Delays);
        Assert.Contains(bench.Delays, delay => delay > TimeSpan.FromSeconds(20) && delay < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Run_ServerGivesUp_StopsInsteadOfTryingEveryFile()
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", string.Join('\n', Enumerable.Range(0, 100)));
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        for (int i = 0; i < 100; i++)
            tree.Record($"db/{i}", i, 50, "II");
        bench.Server.Plan = request => request.Path.EndsWith(".dat", StringComparison.Ordinal) ? ServerFault.InternalError : null;
        bench.Options = bench.Options with { Retries = 1 };

        FetchException fault = await Assert.ThrowsAsync<FetchException>(() => bench.RunAsync());

        Assert.Contains("in a row", fault.Message, StringComparison.Ordinal);
        Assert.True(bench.Server.Injected < 60);
    }

    [Fact]
    public void Delay_OfFailures_DoublesWithinTheLimitAndComesFromTheSeed()
    {
        RetryPolicy policy = new(8, 5);
        TimeSpan[] delays = [.. Enumerable.Range(1, 20).Select(failures => policy.Delay(failures, null))];
        RetryPolicy same = new(8, 5);

        Assert.Equal(delays, Enumerable.Range(1, 20).Select(failures => same.Delay(failures, null)));
        Assert.All(delays.Index(), pair => Assert.InRange(pair.Item.TotalSeconds, Math.Min(60, 0.5 * Math.Pow(2, pair.Index)) / 2, Math.Min(60, 0.5 * Math.Pow(2, pair.Index))));
        Assert.Equal(TimeSpan.FromMinutes(3), policy.Delay(1, TimeSpan.FromMinutes(3)));
    }

    internal static ServedTree Three() => new ServedTree()
        .Text("db/RECORDS", "a\nb\nc\n").Text("db/ANNOTATORS", "atr reference\n")
        .Record("db/a", 1, 40_000, "II", "ABP").Record("db/b", 2, 30_000, "V5", "ABP").Record("db/c", 3, 500, "II")
        .Text("db/a.atr", "beats")
        .Checksums("db/");
}
