using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Tests.Running;

public sealed class ReloadTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Names_AreAllThatTheFileHas()
    {
        JsonObject file = JsonNode.Parse(SettingsFile.Default, null, new System.Text.Json.JsonDocumentOptions { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        IEnumerable<string> names = file.SelectMany(entry => entry.Value is JsonObject group ? group.Select(inner => $"{entry.Key}.{inner.Key}") : [entry.Key]);
        Assert.Equal(names.Order(), SettingsChange.Names.Order());
    }

    [Fact]
    public void Between_Changes_TellsWhatTakesEffectAndWhatDoesNot()
    {
        SettingsChange change = SettingsChange.Between(new DeviceSettings(), new DeviceSettings { Gain = 12, Recording = { FlushMs = 250, RemoveOldest = true } });
        Assert.Equal(["recording.flushMs 500 -> 250", "recording.removeOldest False -> True"], change.Applied);
        Assert.Equal(["gain 6 -> 12"], change.NeedsRestart);
    }

    [SkippableFact]
    public void Run_HangUp_ReadsTheSettingsAnew()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        string settings = Path.Combine(_data, "settings.json");
        Write(settings, 6, 500);
        using DeviceRun run = new("run", "--device", "sim", "--settings", settings);
        run.WaitFor("Learning");
        Write(settings, 12, 250);
        HangUp(run);
        Assert.Equal("settings read anew: recording.flushMs 500 -> 250", run.WaitFor("settings read"));
        Assert.Equal("needs a restart: gain 6 -> 12", run.WaitFor("restart"));
        Write(settings, 6, 50);
        HangUp(run);
        Assert.Contains("recording.flushMs is 50, expected 100..1000", run.WaitFor("settings stay"), StringComparison.Ordinal);
        run.Terminate();
        Assert.Contains("0 events dropped", run.Finish(), StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    private static void HangUp(DeviceRun run) => Process.Start("kill", ["-HUP", run.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    private void Write(string path, int gain, int flushMs) => File.WriteAllText(
        path, $$"""{ "gain": {{gain}}, "recording": { "folder": "{{_data}}", "flushMs": {{flushMs}}, "keepFreeMegabytes": 10 }, "monitor": { "enabled": false } }""");
}
