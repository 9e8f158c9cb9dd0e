using System.Text.Json.Nodes;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Live;
using HrvXkd.Firmware.Monitor;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using HrvXkd.Firmware.Tests.Running;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests.Monitor;

/// <summary>The page as a browser shows it. HRVXKD_PICTURES=FOLDER keeps a picture of each state.</summary>
public sealed class PageTests : IDisposable
{
    private const int RateHz = 500;
    private const int ContactSeconds = 60;
    private const string State = "document.getElementById('state').textContent";
    private static readonly string? Program = Browser.Find();

    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    public void Dispose() => Directory.Delete(_data, true);

    [SkippableTheory]
    [InlineData(1280, false)]
    [InlineData(400, true)]
    public async Task Page_RunningDevice_ShowsBeatsHeartRateAndRisk(int width, bool dark)
    {
        Skip.If(Program is null, "needs Chromium: apt-get install chromium");
        using DeviceRun run = Start("--profile", "short", "--speed", "30");
        using Browser browser = await Browser.OpenAsync(Program, Address(run), width, dark);
        await browser.UntilAsync($"{State} === 'risk available' && beats.length > 3");
        await browser.KeepPictureAsync($"risk-{width}");
        Assert.InRange(await NumberAsync(browser, "rate"), 40, 140);
        Assert.InRange(await NumberAsync(browser, "rateQualityText"), 50, 100);
        Assert.Matches("^[0-9]+ %$", await TextAsync(browser, "risk"));
        Assert.InRange(await NumberAsync(browser, "riskQualityText"), 1, 100);
        Assert.Matches("^from [5-8] windows in [0-9.]+ minutes$", await TextAsync(browser, "riskBasis"));
        Assert.Equal(12, (int?)await browser.EvaluateAsync("[...document.querySelectorAll('#features tr td:nth-child(2)')].filter(cell => /[0-9]/.test(cell.textContent)).length"));
        foreach (string canvas in new[] { "ecg", "tachogram", "attention" })
            Assert.InRange(await InkAsync(browser, canvas), 200, int.MaxValue);
        Assert.False((bool?)await browser.EvaluateAsync("document.documentElement.scrollWidth > innerWidth"), "the page is wider than the window");
        run.Kill();
        await browser.UntilAsync($"{State} === 'no connection to the device'");
        await browser.KeepPictureAsync($"lost-{width}");
        foreach (string gone in new[] { "rate", "rateQualityText", "risk", "riskQualityText" })
            Assert.Equal("–", await TextAsync(browser, gone));
        Assert.Empty(browser.Faults);
    }

    [SkippableFact]
    public async Task Page_ElectrodesOff_ShowsNoHeartRate()
    {
        Skip.If(Program is null, "needs Chromium: apt-get install chromium");
        string record = Path.Combine(_data, "comesoff");
        Write(record);
        using DeviceRun run = Start("--record", record, "--speed", "10");
        using Browser browser = await Browser.OpenAsync(Program, Address(run));
        await browser.UntilAsync("document.getElementById('rate').textContent !== '–'");
        await browser.UntilAsync($"{State} === 'electrodes off' && noSignal !== '' && document.getElementById('rate').textContent === '–'");
        await browser.KeepPictureAsync("electrodes-off");
        Assert.Equal("–", await TextAsync(browser, "rateQualityText"));
        Assert.Equal("–", await TextAsync(browser, "risk"));
        Assert.Contains("lectrode", await TextAsync(browser, "message"), StringComparison.Ordinal);
        Assert.Empty(browser.Faults);
    }

    [SkippableTheory]
    [InlineData(DeviceState.ChipFault, "front end lost")]
    [InlineData(DeviceState.PoorSignal, "poor signal")]
    [InlineData(DeviceState.Learning, "learning")]
    public async Task Page_OtherStates_AreNamedWithTheirNotices(DeviceState state, string shown)
    {
        Skip.If(Program is null, "needs Chromium: apt-get install chromium");
        const string Low = "Storage low: room for about 3 hours of recording. Copy recordings elsewhere and remove them.";
        LiveHub hub = new();
        LiveScale scale = new(RateHz, 0.048, 1);
        DeviceSettings settings = new() { Recording = { Folder = _data }, Monitor = { Port = 0 } };
        DeviceIdentity identity = new("simulated", "02", "continuous", "test", "synthetic", "00");
        using MonitorServer server = MonitorServer.Start(settings, hub, scale, identity, BuiltInModel.Create(), new JournalLog(TextWriter.Null, false));
        DeviceStatus status = new(state, "What to do.", [Low], 12.5, null, null, [], null, 0, null, null, null, 7, null);
        using Browser browser = await Browser.OpenAsync(Program, server.Address);
        await browser.UntilAsync("typeof about.frontEnd === 'string'");
        Task shownState = browser.UntilAsync($"{State} === '{shown}' && document.getElementById('notices').textContent !== ''");
        for (long first = 0; !shownState.IsCompleted; first += 50)
        {
            hub.Publish(new LiveBatch(first, new double?[50], [], new bool[50], [], status));
            await Task.Yield();
        }

        await shownState;
        await browser.KeepPictureAsync(state.ToString());
        Assert.Equal(Low, await TextAsync(browser, "notices"));
        Assert.Equal("–", await TextAsync(browser, "rate"));
        Assert.Contains("not recording", await TextAsync(browser, "health"), StringComparison.Ordinal);
        Assert.Empty(browser.Faults);
    }

    private DeviceRun Start(params string[] arguments) => new(["run", "--device", "sim", "--folder", Path.Combine(_data, "device"), "--port", "0", .. arguments]);

    private static string Address(DeviceRun run)
    {
        string line = run.WaitFor("page: ");
        return line[line.IndexOf("http", StringComparison.Ordinal)..].Trim();
    }

    private static async Task<string> TextAsync(Browser browser, string id) => (string)(await browser.EvaluateAsync($"document.getElementById('{id}').textContent"))!;

    private static async Task<int> NumberAsync(Browser browser, string id) => int.Parse(await TextAsync(browser, id), System.Globalization.CultureInfo.InvariantCulture);

    // Points of a canvas that something was drawn on.
    private static async Task<int> InkAsync(Browser browser, string id)
    {
        JsonNode? ink = await browser.EvaluateAsync(
            $"(() => {{ const c = document.getElementById('{id}'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }})()");
        return (int)ink!;
    }

    // An ECG, then no contact.
    private static void Write(string path)
    {
        int[] samples = Tracks.Ecg(RateHz, ContactSeconds).Samples;
        WfdbSignal lead = new() { FileName = "", Format = 24, Gain = Tracks.CountsPerMilliVolt, Units = "mV", AdcResolution = 24, Description = "ECG" };
        using RecordWriter writer = RecordWriter.Create(path, RateHz, [lead], [], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (int sample in samples)
            writer.Write([sample]);
        for (int i = 0; i < 10 * ContactSeconds * RateHz; i++)
            writer.Write([WfdbRecord.Missing]);
        writer.Complete();
    }
}
