using System.Text.Json.Nodes;
using HrvXkd.Tests;
using HrvXkd.Tests.PhysioNet;
using Microsoft.AspNetCore.Http;

namespace HrvXkd.Trainer.Tests.Fetching;

public sealed class FetchCommandTests : IDisposable
{
    private const string Root = "mitdb/1.0.0/";
    private static readonly Dictionary<string, string> NoCredentials = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-fetch-");

    public void Dispose() => _folder.Delete(true);

    [SkippableFact]
    public async Task Fetch_KilledInTheMiddle_GoesOnToTheSameFiles()
    {
        ServedTree tree = Tree();
        await using PhysioNetServer server = await PhysioNetServer.StartAsync(tree.Files);
        await HoldInTheMiddleAsync(server, tree, process => process.KillAsync());
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "101.dat.part")));

        (int code, string output, string errors) = await RunAsync(server);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("1 resumed", output, StringComparison.Ordinal);
        Assert.Contains(server.Requests, request => request.Path == Root + "101.dat" && request.From > 0);
        Assert.Single(server.Requests, request => request.Path == Root + "100.dat");
        tree.AssertFetched(Root, _folder.FullName);
    }

    [SkippableFact]
    public async Task Fetch_Interrupted_SaysSoAndGoesOn()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        ServedTree tree = Tree();
        await using PhysioNetServer server = await PhysioNetServer.StartAsync(tree.Files);
        (int Code, string Output, string Errors) stopped = default;
        await HoldInTheMiddleAsync(server, tree, async process =>
        {
            process.Interrupt();
            stopped = await process.EndAsync();
        });

        Assert.Equal(1, stopped.Code);
        Assert.Contains("the same command goes on", stopped.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(server)).Code);
        tree.AssertFetched(Root, _folder.FullName);
    }

    [SkippableFact]
    public async Task Fetch_Json_HasTheFigures()
    {
        await using PhysioNetServer server = await PhysioNetServer.StartAsync(Tree().Files);
        string json = Path.Combine(_folder.FullName, "figures.json");

        (int code, _, _) = await RunAsync(server, "--json", json, "--dry-run");

        Assert.Equal(0, code);
        JsonNode figures = JsonNode.Parse(await File.ReadAllTextAsync(json))!;
        Assert.Equal((3, 9, true), ((int)figures["records_selected"]!, (int)figures["files"]!, (bool)figures["has_checksums"]!));
        Assert.Equal("mitdb", (string?)figures["database"]);
    }

    [Fact]
    public async Task Fetch_Credentials_AreSentAndNeverShown()
    {
        ServedTree tree = new ServedTree().Text("db/RECORDS", "a\n").Record("db/a", 1, 100, "II").Checksums("db/");
        await using PhysioNetServer server = await PhysioNetServer.StartAsync(tree.Files);
        server.Special = (request, context) => RefuseAsync(request.Path.EndsWith(".dat", StringComparison.Ordinal), context);
        using TrainerProcess process = new(
            new Dictionary<string, string> { ["PHYSIONET_USER"] = "reader", ["PHYSIONET_PASSWORD"] = "topsecret" },
            "fetch", server.Root("db/").AbsoluteUri, "--out", _folder.FullName);

        (int code, string output, string errors) = await process.EndAsync();

        Assert.Equal(1, code);
        Assert.All(server.Requests, request => Assert.Equal("Basic cmVhZGVyOnRvcHNlY3JldA==", request.Authorization));
        Assert.Contains("refuses these credentials", output, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", output + errors, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"),
            file => Assert.DoesNotContain("topsecret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "is not known", "mitbd")]
    [InlineData(2, "--connections", "mitdb", "--connections", "99")]
    [InlineData(2, "--timeout", "mitdb", "--timeout", "-1")]
    [InlineData(2, "--records-from", "mitdb", "--records-from", "/no/such/file")]
    [InlineData(2, "empty signal name", "mitdb", "--need", "II,,ABP")]
    [InlineData(2, "--json", "mitdb", "--json", "/no/such/folder/x.json")]
    [InlineData(2, "plain name", "mitdb", "--list", "../RECORDS")]
    [InlineData(1, "does not answer", "http://127.0.0.1:9/files/mitdb/1.0.0/", "--retries", "0", "--out", "OUT")]
    public async Task Fetch_WrongCall_IsOneLine(int expected, string part, params string[] arguments)
    {
        using TrainerProcess process = new(
            NoCredentials, ["fetch", .. arguments.Select(argument => argument == "OUT" ? _folder.FullName : argument)]);

        (int code, _, string errors) = await process.EndAsync();

        Assert.Equal(expected, code);
        Assert.Contains(part, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static ServedTree Tree() => ServedTree.Mitdb(SharedData.Require("data/mitdb"), "100", "101", "119");

    private async Task<(int Code, string Output, string Errors)> RunAsync(PhysioNetServer server, params string[] more)
    {
        using TrainerProcess process = new(NoCredentials, ["fetch", server.Root(Root).AbsoluteUri, "--out", _folder.FullName, "--connections", "1", .. more]);
        return await process.EndAsync();
    }

    // The server sends half of a signal and waits until the command holds it; then the command is ended.
    private async Task HoldInTheMiddleAsync(PhysioNetServer server, ServedTree tree, Func<TrainerProcess, Task> end)
    {
        byte[] content = tree[Root + "101.dat"];
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Special = async (request, context) =>
        {
            if (request.Path != Root + "101.dat")
                return false;
            context.Response.Headers.ETag = PhysioNetServer.TagOf(content);
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
            await context.Response.Body.FlushAsync();
            half.SetResult();
            await context.RequestAborted.WaitAsync();
            return true;
        };
        using FileSystemWatcher watcher = new(_folder.FullName, "101.dat.part") { NotifyFilter = NotifyFilters.Size };
        // Waited for on the stack: nothing else holds a watcher, and with it gone a task would never end.
        using ManualResetEventSlim grown = new();
        watcher.Changed += (_, _) => grown.Set();
        watcher.EnableRaisingEvents = true;
        using TrainerProcess process = new(NoCredentials, "fetch", server.Root(Root).AbsoluteUri, "--out", _folder.FullName, "--connections", "1");
        await half.Task;
        Assert.True(grown.Wait(TimeSpan.FromMinutes(5)));
        await end(process);
        server.Special = (_, _) => Task.FromResult(false);
    }

    private static Task<bool> RefuseAsync(bool really, HttpContext context)
    {
        if (really)
            context.Response.StatusCode = 403;
        return Task.FromResult(really);
    }
}
