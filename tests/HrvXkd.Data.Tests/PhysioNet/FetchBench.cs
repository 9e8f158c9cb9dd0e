using HrvXkd.Data.Sources.PhysioNet;
using HrvXkd.Tests.Data;

namespace HrvXkd.Tests.PhysioNet;

/// <summary>A server, a folder, and a fetch whose waiting takes no time.</summary>
internal sealed class FetchBench : IAsyncDisposable, IFetchListener
{
    private readonly TemporaryFolder _folder = new();
    private readonly PhysioNetServer _server;
    private readonly string _root;

    private FetchBench(PhysioNetServer server, string root) => (_server, _root) = (server, root);

    public PhysioNetServer Server => _server;

    public string Folder => _folder.Path;

    public List<TimeSpan> Delays { get; } = [];

    public List<PlannedFile> PlannedFiles { get; } = [];

    public List<string> Notices { get; } = [];

    public long Free { get; set; } = long.MaxValue / 2;

    public FetchOptions Options { get; set; } = null!;

    public static async Task<FetchBench> StartAsync(ServedTree tree, string root)
    {
        PhysioNetServer server = await PhysioNetServer.StartAsync(tree.Files);
        FetchBench bench = new(server, root);
        bench.Options = new FetchOptions
        {
            Database = PhysioNetDatabase.Resolve(server.Root(root).AbsoluteUri),
            Folder = bench.Folder,
        };
        return bench;
    }

    public Task<FetchResult> RunAsync(CancellationToken cancel = default)
    {
        FetchServices services = new(DelayAsync, _ => Free, () => DateTimeOffset.UtcNow);
        return PhysioNetFetch.RunAsync(Options, services, this, cancel);
    }

    public IEnumerable<ServedRequest> RequestsOf(string path) => _server.Requests.Where(request => request.Path == _root + path);

    /// <summary>Gives a file these wrong answers, one after the other.</summary>
    public void Fail(string path, params ServerFault[] faults)
    {
        Queue<ServerFault> queue = new(faults);
        Func<ServedRequest, ServerFault?> before = _server.Plan;
        _server.Plan = request =>
        {
            if (request.Path != _root + path)
                return before(request);
            lock (queue)
                return queue.TryDequeue(out ServerFault fault) ? fault : null;
        };
    }

    public void Progress(FetchProgress progress) => Assert.True(progress.FilesDone <= Math.Max(progress.FilesTotal, 0));

    public void Planned(PlannedFile file) => PlannedFiles.Add(file);

    public void Notice(string line) => Notices.Add(line);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Task DelayAsync(TimeSpan time, CancellationToken cancel)
    {
        lock (Delays)
            Delays.Add(time);
        return cancel.IsCancellationRequested ? Task.FromCanceled(cancel) : Task.CompletedTask;
    }
}
