// A headless Chromium driven over its debugging protocol: enough to open a page, ask it things, and take its picture.
// Source: Chrome DevTools Protocol, domains Target, Page, Runtime and Emulation.
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrvXkd.Firmware.Tests.Monitor;

/// <summary>One page in a browser of its own.</summary>
internal sealed class Browser : IDisposable
{
    private const string Listening = "DevTools listening on ";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly byte[] _buffer = new byte[1 << 16];
    private string? _session;
    private int _number;

    private Browser(string program)
    {
        _profile = Directory.CreateTempSubdirectory("hrvxkd-browser-").FullName;
        ProcessStartInfo start = new(program) { RedirectStandardError = true };
        foreach (string argument in new[] { "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank" })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    /// <summary>What went wrong in the page so far: exceptions and errors on its console.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Path of a browser; null where there is none.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Opens a page.</summary>
    /// <param name="program">The browser.</param>
    /// <param name="address">Address of the page.</param>
    /// <param name="width">Width of the window, pixels.</param>
    /// <param name="dark">The reader wants dark pages.</param>
    public static async Task<Browser> OpenAsync(string program, string address, int width = 1280, bool dark = false)
    {
        Browser browser = new(program);
        string? line;
        do
            line = await browser._process.StandardError.ReadLineAsync(browser._patience.Token);
        while (line?.StartsWith(Listening, StringComparison.Ordinal) == false);
        _ = browser._process.StandardError.ReadToEndAsync();
        await browser._socket.ConnectAsync(new Uri(line?[Listening.Length..] ?? throw new InvalidOperationException("the browser ended")), browser._patience.Token);
        JsonNode target = await browser.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        JsonNode attached = await browser.SendAsync("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        browser._session = (string)attached["sessionId"]!;
        await browser.SendAsync("Runtime.enable", []);
        await browser.SendAsync("Page.enable", []);
        await browser.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = width < 600 ? 1900 : 1000, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await browser.SendAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }) });
        await browser.SendAsync("Page.navigate", new() { ["url"] = address }, until: "Page.loadEventFired");
        return browser;
    }

    /// <summary>Waits until an expression holds in the page.</summary>
    /// <param name="condition">JavaScript.</param>
    public Task UntilAsync(string condition) => EvaluateAsync($"new Promise(done => {{ const look = () => ({condition}) ? done(true) : requestAnimationFrame(look); look(); }})");

    /// <summary>Value of an expression in the page.</summary>
    /// <param name="expression">JavaScript; a promise is waited for.</param>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } fault ? throw new InvalidOperationException(fault.ToJsonString()) : answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Keeps a picture of the page as it is, where the variable HRVXKD_PICTURES names a folder.</summary>
    /// <param name="name">Name of the file.</param>
    public async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("HRVXKD_PICTURES") is not { Length: > 0 } folder)
            return;
        JsonNode picture = await SendAsync("Page.captureScreenshot", []);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String((string)picture["data"]!), _patience.Token);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _process.Kill(true);
        _process.WaitForExit();
        _process.Dispose();
        _patience.Dispose();
        Directory.Delete(_profile, true);
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters, string? until = null)
    {
        JsonObject message = new() { ["id"] = ++_number, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
            message["sessionId"] = _session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _patience.Token);
        JsonNode? result = null;
        bool reached = until is null;
        while (result is null || !reached)
        {
            JsonNode received = await ReceiveAsync();
            reached |= (string?)received["method"] == until;
            if ((int?)received["id"] == _number)
                result = received["result"] ?? throw new InvalidOperationException($"{method}: {received.ToJsonString()}");
        }

        return result;
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using MemoryStream message = new();
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer, _patience.Token);
            message.Write(_buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        JsonNode received = JsonNode.Parse(message.ToArray())!;
        if ((string?)received["method"] is "Runtime.exceptionThrown" || ((string?)received["method"] == "Runtime.consoleAPICalled" && (string?)received["params"]!["type"] == "error"))
            Faults.Add(received["params"]!.ToJsonString());
        return received;
    }
}
