using HrvXkd.Data.Sources.PhysioNet;
using Microsoft.AspNetCore.Http;

namespace HrvXkd.Tests.PhysioNet;

public class SafetyTests
{
    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../evil")]
    [InlineData("..\\evil")]
    [InlineData("C:evil")]
    [InlineData(".fetch/lock")]
    [InlineData("a//b")]
    [InlineData("NUL")]
    [InlineData("x.part")]
    public async Task Run_ListNamesAPlaceElsewhere_IsRefused(string name)
    {
        await using FetchBench bench = await FetchBench.StartAsync(new ServedTree().Text("db/RECORDS", name), "db/");

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("RECORDS", fault.Message, StringComparison.Ordinal);
        Assert.Single(bench.Server.Requests, request => request.Path == "db/RECORDS");
    }

    [Theory]
    [InlineData("a 1 125 10\n../../evil.dat 16 200 16 0 0 0 0 II\n")]
    [InlineData("a/1 1 125 10\n../evil 10\n")]
    [InlineData("a 1 125 10\n")]
    [InlineData("a 1 -125 10\nx.dat 16\n")]
    [InlineData("a 1 125 10\nx.dat 16x\n")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task Run_BadHeader_IsReportedWithoutAnyFile(string header)
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", "a\n").Text("db/a.hea", header);
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");

        FetchResult result = await bench.RunAsync();

        Assert.Contains("a.hea", Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
        tree.AssertFetched("db/", bench.Folder, []);
    }

    [Fact]
    public async Task Run_RedirectToAnotherHost_DoesNotCarryCredentials()
    {
        ServedTree tree = FaultTests.Three();
        await using PhysioNetServer elsewhere = await PhysioNetServer.StartAsync(tree.Files);
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Server.Special = (request, context) => RedirectAsync(request.Path == "db/a.dat", context, elsewhere.Root(request.Path));
        bench.Options = bench.Options with { Credentials = new FetchCredentials("reader", "secret") };

        FetchResult result = await bench.RunAsync();

        Assert.Empty(result.Failures);
        Assert.Null(Assert.Single(elsewhere.Requests).Authorization);
        Assert.All(bench.Server.Requests, request => Assert.Equal("Basic cmVhZGVyOnNlY3JldA==", request.Authorization));
        tree.AssertFetched("db/", bench.Folder);
    }

    [Theory]
    [InlineData("http://example.invalid/files/a.dat", "not encrypted")]
    [InlineData("ftp://example.invalid/a.dat", "not encrypted")]
    [InlineData("/login/?next=/files/db/a.dat", "restricted")]
    [InlineData("a.dat", "more than 5 times")]
    public async Task Run_BadRedirect_IsReported(string location, string reason)
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Server.Special = (request, context) => RedirectAsync(request.Path == "db/a.dat", context, new Uri(location, UriKind.RelativeOrAbsolute));

        FetchResult result = await bench.RunAsync();

        Assert.Contains(reason, Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CredentialsOverHttp_IsRefusedBeforeAnyRequest()
    {
        FetchOptions options = new()
        {
            Database = PhysioNetDatabase.Resolve("http://example.invalid/files/mitdb/1.0.0"),
            Folder = "unused",
            Credentials = new FetchCredentials("reader", "secret"),
        };

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => PhysioNetFetch.RunAsync(options, null, CancellationToken.None));

        Assert.Contains("not encrypted", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Run_Restricted_SaysHowToSignIn(int status)
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Server.Special = (_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(true);
        };

        FormatException fault = await Assert.ThrowsAsync<FormatException>(() => bench.RunAsync());

        Assert.Contains("PHYSIONET_USER", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DiskNearlyFull_FetchesNoSignal()
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Free = 200_000;
        bench.Options = bench.Options with { KeepFreeBytes = 100_000 };

        FetchException fault = await Assert.ThrowsAsync<FetchException>(() => bench.RunAsync());

        Assert.Contains("--keep-free", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Server.Requests, request => request.Path.EndsWith(".dat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_DiskFillsUp_StopsAndGoesOnLater()
    {
        ServedTree tree = FaultTests.Three();
        await using FetchBench bench = await FetchBench.StartAsync(tree, "db/");
        bench.Options = bench.Options with { Connections = 1, KeepFreeBytes = 1000 };
        bench.Server.Special = (request, _) =>
        {
            if (request.Path == "db/b.dat")
                bench.Free = 0;
            return Task.FromResult(false);
        };
        await Assert.ThrowsAsync<FetchException>(() => bench.RunAsync());
        bench.Free = long.MaxValue / 2;
        bench.Server.Special = (_, _) => Task.FromResult(false);

        FetchResult result = await bench.RunAsync();

        Assert.True(result.FilesKept > 0);
        Assert.Single(bench.RequestsOf("a.dat"));
        tree.AssertFetched("db/", bench.Folder);
    }

    [Fact]
    public async Task Run_FileAboveTheLimit_IsReported()
    {
        await using FetchBench bench = await FetchBench.StartAsync(FaultTests.Three(), "db/");
        bench.Options = bench.Options with { MaxFileBytes = 140_000 };

        FetchResult result = await bench.RunAsync();

        FetchFailure failure = Assert.Single(result.Failures);
        Assert.Equal("a.dat", failure.Path);
        Assert.Contains("--max-file", failure.Reason, StringComparison.Ordinal);
    }

    private static Task<bool> RedirectAsync(bool really, HttpContext context, Uri to)
    {
        if (really)
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = to.OriginalString;
        }

        return Task.FromResult(really);
    }
}
