using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Monitor;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Tests.Monitor;

public sealed class MonitorServerTests : IDisposable
{
    private static readonly LiveScale Scale = new(500, 0.048, 1);
    private static readonly DeviceStatus Status = new(
        DeviceState.Learning, "Learning.", [], 12.5, 61.5, 88, [], null, 0, null, null, null, 0, "20260102T030405Z");

    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly StringWriter _log = new();
    private readonly LiveHub _hub = new();

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public async Task Get_PageAndParts_NeedNothingFromElsewhere()
    {
        using MonitorServer server = Start(network: false);
        using HttpClient client = new() { BaseAddress = new Uri(server.Address) };
        foreach (string path in new[] { "/", "/monitor.css", "/monitor.js" })
        {
            using HttpResponseMessage response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            string text = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        }

        Assert.Contains("not a medical device", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/status.json")).StatusCode);
        _hub.Publish(Batch(0));
        using JsonDocument status = JsonDocument.Parse(await client.GetStringAsync("/status.json"));
        Assert.Equal("Learning", status.RootElement.GetProperty("state").GetString());
        Assert.Equal(61.5, status.RootElement.GetProperty("heartRate").GetDouble());
        Assert.Equal(JsonValueKind.Null, status.RootElement.GetProperty("risk").ValueKind);
    }

    [Theory]
    [InlineData("GET", "/", "attacker.example", null, HttpStatusCode.Forbidden)]
    [InlineData("GET", "/status.json", "localhost", "http://attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/", "localhost", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/../etc/passwd", "localhost", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "/live", "localhost", null, HttpStatusCode.UpgradeRequired)]
    public async Task Get_WhatIsNotAllowed_IsRefused(string method, string path, string host, string? origin, HttpStatusCode expected)
    {
        using MonitorServer server = Start(network: false);
        using HttpClient client = new();
        using HttpRequestMessage request = new(new HttpMethod(method), server.Address + path);
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using HttpResponseMessage response = await client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Live_Batches_ArriveInOrder()
    {
        using MonitorServer server = Start(network: false);
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri(server.Address.Replace("http", "ws", StringComparison.Ordinal) + "/live"), CancellationToken.None);
        byte[] buffer = new byte[65536];
        long expected = -1;
        for (int i = 0; i < 20; i++)
        {
            // The server joins a moment after the handshake: batches before that are nobody's.
            _hub.Publish(Batch(i * 50));
            if (expected < 0 && !IsWatched())
            {
                i--;
                continue;
            }

            if (expected < 0)
                _hub.Publish(Batch(i * 50));
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            using JsonDocument batch = JsonDocument.Parse(buffer.AsMemory(0, received.Count));
            long first = batch.RootElement.GetProperty("firstSample").GetInt64();
            Assert.InRange(first, Math.Max(0, expected), 1000);
            expected = first;
            Assert.Equal(50, batch.RootElement.GetProperty("microVolts").GetArrayLength());
        }

        bool IsWatched() => _hub.Watchers > 0;
    }

    [Fact]
    public async Task Live_ClientThatNeverReads_HoldsNobodyUp()
    {
        using MonitorServer server = Start(network: false);
        Uri address = new(server.Address);
        using TcpClient deaf = new();
        deaf.ReceiveBufferSize = 1024;
        await deaf.ConnectAsync(address.Host, address.Port);
        string request = $"GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {Convert.ToBase64String(new byte[16])}\r\nSec-WebSocket-Version: 13\r\n\r\n";
        await deaf.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        while (_hub.Watchers == 0)
            await Task.Yield();
        long memory = GC.GetTotalMemory(true);
        for (int i = 0; i < 20_000; i++)
            _hub.Publish(Batch(i * 50));
        Assert.InRange(GC.GetTotalMemory(true) - memory, long.MinValue, 20 << 20);
        using HttpClient client = new() { BaseAddress = address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/status.json")).StatusCode);
    }

    [Fact]
    public async Task Network_WithoutToken_IsRefused()
    {
        using MonitorServer server = Start(network: true);
        Assert.StartsWith("https://", server.Address, StringComparison.Ordinal);
        int port = new Uri(server.Address.Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        string token = File.ReadAllText(Path.Combine(_data, "monitor.token"));
        Assert.Contains(token, _log.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_data, "monitor.token")));

        // The certificate is the device's own.
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, _, _, _) => true, AllowAutoRedirect = false };
        using HttpClient client = new(handler) { BaseAddress = new Uri($"https://localhost:{port}") };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/?token=" + new string('0', 32))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/?token=" + token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public void CsvLines_Batch_AreAsDocumented()
    {
        LiveBatch batch = Batch(100) with { MicroVolts = [1.5, null], ElectrodesOff = [false, true], Beats = [new LiveBeat(77, 90, 800)] };
        Assert.Equal("100,1.5,,0\n101,,,1\n#beat,77,90\n#state,Learning,61.5,88,\n", CsvStream.Lines(batch, 1, true));
    }

    [Fact]
    public void Start_PortTaken_IsOneLine()
    {
        using MonitorServer first = Start(network: false);
        DeviceSettings settings = Settings(false);
        settings.Monitor.Port = new Uri(first.Address).Port;
        string message = Assert.Throws<IOException>(() => MonitorServer.Start(settings, _hub, Scale, Identity(), BuiltInModel.Create(), new JournalLog(_log, false))).Message;
        Assert.StartsWith($"monitor.port {settings.Monitor.Port}", message, StringComparison.Ordinal);
    }

    private MonitorServer Start(bool network) => MonitorServer.Start(Settings(network), _hub, Scale, Identity(), BuiltInModel.Create(), new JournalLog(_log, false));

    private DeviceSettings Settings(bool network) => new() { Recording = { Folder = _data }, Monitor = { Port = 0, Network = network } };

    private static DeviceIdentity Identity() => new("simulated", "02", "continuous", "test", "synthetic", "00");

    private static LiveBatch Batch(long first) => new(first, [.. Enumerable.Range(0, 50).Select(i => (double?)i)], [], [.. new bool[50]], [], Status);
}
