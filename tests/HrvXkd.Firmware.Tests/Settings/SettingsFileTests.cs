using System.Text.Json;
using HrvXkd.Firmware.Settings;

namespace HrvXkd.Firmware.Tests.Settings;

public class SettingsFileTests
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public void Parse_CommentedDefault_IsTheDefaultOfEverySetting()
    {
        DeviceSettings written = SettingsFile.Parse("settings.json", SettingsFile.Default);
        Assert.Equal(JsonSerializer.Serialize(new DeviceSettings()), JsonSerializer.Serialize(written));
        Assert.Equal(JsonSerializer.Serialize(new DeviceSettings()), JsonSerializer.Serialize(SettingsFile.Parse("settings.json", "{}")));
    }

    [Fact]
    public void Default_NamesEverySetting()
    {
        using JsonDocument all = JsonDocument.Parse(JsonSerializer.Serialize(new DeviceSettings(), CamelCase));
        Check(all.RootElement);

        static void Check(JsonElement element)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                Assert.Contains($"\"{property.Name}\":", SettingsFile.Default, StringComparison.Ordinal);
                if (property.Value.ValueKind == JsonValueKind.Object)
                    Check(property.Value);
            }
        }
    }

    [Theory]
    [InlineData("""{ "sampleRate": 300 }""", "sampleRate is 300, expected one of 125, 250, 500, 1000")]
    [InlineData("""{ "gain": 5 }""", "gain is 5")]
    [InlineData("""{ "reading": "twice" }""", "reading is twice, expected one of continuous, verified")]
    [InlineData("""{ "board": "pi-1" }""", "board is pi-1")]
    [InlineData("""{ "recording": { "flushMs": 5000 } }""", "recording.flushMs is 5000, expected 100..1000")]
    [InlineData("""{ "recording": { "folder": " " } }""", "recording.folder is empty")]
    [InlineData("""{ "monitor": { "port": 70000 } }""", "monitor.port is 70000")]
    [InlineData("""{ "sampelRate": 500 }""", "sampelRate")]
    [InlineData("{\n \"gain\": \"six\"\n}", "line 2")]
    [InlineData("{", "line 1")]
    [InlineData("null", "is null")]
    public void Parse_Wrong_SaysWhereInOneLine(string text, string expected)
    {
        string message = Assert.Throws<FormatException>(() => SettingsFile.Parse("settings.json", text)).Message;
        Assert.StartsWith("settings.json", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
