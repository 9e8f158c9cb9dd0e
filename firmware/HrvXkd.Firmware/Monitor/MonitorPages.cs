using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using HrvXkd.Core;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Running;
using Microsoft.AspNetCore.Http;

namespace HrvXkd.Firmware.Monitor;

/// <summary>Answers requests: the page, its status and its stream.</summary>
internal sealed class MonitorPages
{
    private const int SendSeconds = 10;

    private readonly LiveHub _hub;
    private readonly NetworkAccess? _access;
    private readonly byte[] _about;

    public MonitorPages(LiveHub hub, LiveScale scale, WindowProfile profile, DeviceIdentity identity, BuiltInModel model, NetworkAccess? access)
    {
        _hub = hub;
        _access = access;
        AboutDevice about = new(
            scale.RateHz, scale.Channels, profile.LengthSeconds, profile.StrideSeconds, identity.FrontEnd, identity.Firmware, identity.Model, model.Origin);
        _about = JsonSerializer.SerializeToUtf8Bytes(about, MonitorJson.Default.AboutDevice);
    }

    /// <summary>Answers one request.</summary>
    public async Task Answer(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!IsAllowed(context))
            return;
        switch (context.Request.Path.Value)
        {
            case "/":
                await Send(response, "text/html; charset=utf-8", MonitorAssets.Page);
                break;
            case "/monitor.css":
                await Send(response, "text/css; charset=utf-8", MonitorAssets.Style);
                break;
            case "/monitor.js":
                await Send(response, "text/javascript; charset=utf-8", MonitorAssets.Script);
                break;
            case "/about.json":
                await Send(response, "application/json", _about);
                break;
            case "/history.json":
                await Send(response, "application/json", JsonSerializer.SerializeToUtf8Bytes(_hub.History(), MonitorJson.Default.LiveHistory));
                break;
            case "/status.json":
                await SendStatus(response);
                break;
            case "/favicon.ico":
                response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "/live":
                await Stream(context);
                break;
            default:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private bool IsAllowed(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return false;
        }

        // A page elsewhere must not read this one by a name that it makes point here, nor open the stream.
        bool local = context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        string origin = context.Request.Headers.Origin.ToString();
        bool own = origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}";
        if ((_access is null && !local) || !own)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return false;
        }

        return _access is null || _access.Admits(context);
    }

    private async Task SendStatus(HttpResponse response)
    {
        if (_hub.Latest?.Status is not { } status)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await Send(response, "application/json", JsonSerializer.SerializeToUtf8Bytes(status, MonitorJson.Default.DeviceStatus));
    }

    private static async Task Send(HttpResponse response, string type, byte[] body)
    {
        response.ContentType = type;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private async Task Stream(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        Channel<LiveBatch> channel = _hub.Join();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        Task closed = WaitForClose(socket, end);
        try
        {
            await foreach (LiveBatch batch in channel.Reader.ReadAllAsync(end.Token))
            {
                byte[] message = JsonSerializer.SerializeToUtf8Bytes(batch, MonitorJson.Default.LiveBatch);
                using CancellationTokenSource slow = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
                slow.CancelAfter(TimeSpan.FromSeconds(SendSeconds));
                await socket.SendAsync(message, WebSocketMessageType.Text, true, slow.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            // The client is gone or does not read.
        }
        finally
        {
            _hub.Leave(channel);
            await end.CancelAsync();
            await closed;
        }
    }

    // Nothing is expected from a client but that it goes.
    private static async Task WaitForClose(WebSocket socket, CancellationTokenSource end)
    {
        byte[] ignored = new byte[128];
        try
        {
            while ((await socket.ReceiveAsync(ignored, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or IOException)
        {
            // Gone.
        }

        await end.CancelAsync();
    }
}
