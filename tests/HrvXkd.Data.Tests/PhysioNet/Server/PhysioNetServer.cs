using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrvXkd.Tests.PhysioNet;

/// <summary>A server on loopback with files as on PhysioNet, that can be told to answer wrong.</summary>
internal sealed class PhysioNetServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IReadOnlyDictionary<string, byte[]> _files;
    private readonly ConcurrentQueue<ServedRequest> _requests = new();
    private int _injected;

    private PhysioNetServer(WebApplication app, IReadOnlyDictionary<string, byte[]> files) => (_app, _files) = (app, files);

    /// <summary>Asked for each request; null for a right answer.</summary>
    public Func<ServedRequest, ServerFault?> Plan { get; set; } = _ => null;

    /// <summary>Takes a request in hand, instead of the plan; true if it did.</summary>
    public Func<ServedRequest, HttpContext, Task<bool>> Special { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Where <see cref="ServerFault.Elsewhere"/> leads.</summary>
    public Uri? Elsewhere { get; set; }

    /// <summary>Address of a folder of the files.</summary>
    public Uri Root(string folder = "") => new($"{_app.Urls.Single()}/files/{folder}");

    /// <summary>Requests in the order they came.</summary>
    public IReadOnlyList<ServedRequest> Requests => [.. _requests];

    /// <summary>Wrong answers given.</summary>
    public int Injected => _injected;

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="files">Path below /files/ to content.</param>
    public static async Task<PhysioNetServer> StartAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        PhysioNetServer server = new(app, files);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!["/files/".Length..];
        string? range = context.Request.Headers.Range;
        ServedRequest request = new(
            context.Request.Method,
            path,
            range is null ? null : long.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture),
            context.Request.Headers.IfRange,
            context.Request.Headers.Authorization);
        _requests.Enqueue(request);
        if (await Special(request, context))
            return;
        if (!_files.TryGetValue(path, out byte[]? content))
            context.Response.StatusCode = 404;
        else if (Plan(request) is { } fault)
            await WrongAsync(context, request, content, fault);
        else
            await RightAsync(context, request, content);
    }

    /// <summary>ETag of a content.</summary>
    public static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";

    private static async Task RightAsync(HttpContext context, ServedRequest request, byte[] content)
    {
        HttpResponse answer = context.Response;
        string tag = TagOf(content);
        answer.Headers.ETag = tag;
        answer.ContentType = "application/octet-stream";
        if (request.Method == "HEAD")
        {
            answer.ContentLength = content.Length;
            return;
        }

        if (request.From is { } from && request.IfRange == tag)
        {
            if (from >= content.Length)
            {
                answer.StatusCode = 416;
                return;
            }

            await RestAsync(answer, content, (int)from);
            return;
        }

        answer.ContentLength = content.Length;
        await answer.Body.WriteAsync(content);
    }

    private static async Task RestAsync(HttpResponse answer, byte[] content, int from)
    {
        answer.StatusCode = 206;
        answer.Headers.ContentRange = $"bytes {from}-{content.Length - 1}/{content.Length}";
        answer.ContentLength = content.Length - from;
        await answer.Body.WriteAsync(content.AsMemory(from));
    }

    private async Task WrongAsync(HttpContext context, ServedRequest request, byte[] content, ServerFault fault)
    {
        Interlocked.Increment(ref _injected);
        HttpResponse answer = context.Response;
        answer.Headers.ETag = TagOf(content);
        answer.ContentType = "application/octet-stream";
        int half = content.Length / 2;
        switch (fault)
        {
            case ServerFault.Cut:
            case ServerFault.IgnoreRange:
                await SendAsync(answer, content.Length, content.AsMemory(0, half));
                break;
            case ServerFault.Reset:
                await SendAsync(answer, content.Length, content.AsMemory(0, half));
                context.Abort();
                break;
            case ServerFault.LongLength:
                await SendAsync(answer, content.Length + 1000, content);
                break;
            case ServerFault.ShortLength:
                await SendAsync(answer, half, content.AsMemory(0, half));
                break;
            case ServerFault.TooMany:
                answer.StatusCode = 429;
                answer.Headers.RetryAfter = "7";
                break;
            case ServerFault.InternalError:
                answer.StatusCode = 500;
                break;
            case ServerFault.Unavailable:
                answer.StatusCode = 503;
                answer.Headers.RetryAfter = DateTimeOffset.UtcNow.AddSeconds(30).ToString("R", CultureInfo.InvariantCulture);
                break;
            case ServerFault.Stall:
                await SendAsync(answer, content.Length, content.AsMemory(0, half));
                await context.RequestAborted.WaitAsync();
                break;
            case ServerFault.OlderContent:
                byte[] older = Changed(content, 0);
                answer.Headers.ETag = TagOf(older);
                await SendAsync(answer, older.Length, older.AsMemory(0, half));
                break;
            case ServerFault.WrongByte:
                await SendAsync(answer, content.Length, Changed(content, half));
                break;
            case ServerFault.Elsewhere:
                answer.StatusCode = 302;
                answer.Headers.Location = Elsewhere!.AbsoluteUri;
                break;
            case ServerFault.OtherRange:
                await RestAsync(answer, content, 0);
                break;
            case ServerFault.WrongRest:
                await RestAsync(answer, Changed(content, content.Length - 1), (int)request.From!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    private static async Task SendAsync(HttpResponse answer, long length, ReadOnlyMemory<byte> bytes)
    {
        answer.ContentLength = length;
        await answer.Body.WriteAsync(bytes);
        await answer.Body.FlushAsync();
    }

    private static byte[] Changed(byte[] content, int at)
    {
        byte[] changed = [.. content];
        changed[at] ^= 0x55;
        return changed;
    }
}
