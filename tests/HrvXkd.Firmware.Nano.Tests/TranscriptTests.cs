extern alias nano;
using System.Text;
using HrvXkd.Hardware.Boards;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>What the README shows is what the device sends, and its wiring is that of the board. HRVXKD_WRITE_README=1 puts both in.</summary>
public class TranscriptTests
{
    private static readonly string Readme = Path.Combine(EmittedModelTests.Root(), "firmware", "HrvXkd.Firmware.Nano", "README.md");

    [Fact]
    public void Readme_FirstLines_AreThoseOfTheDevice()
    {
        Device device = new Device("status_s=5").Start(12);
        StringBuilder text = new("```\n");
        foreach (Line line in device.Serial.Lines)
            text.Append(line.Text).Append(Checksum(line)).Append('\n');
        AssertPart("first lines", text.Append("```\n").ToString());
    }

    [Fact]
    public void Readme_SelfTest_IsThatOfTheDevice()
    {
        Device device = new Device("status_s=60").Start(2).Send("selftest", 15);
        StringBuilder text = new("```\n");
        foreach (Line line in device.Serial.Of("T"))
            text.Append(line.Text).Append(Checksum(line)).Append('\n');
        AssertPart("self-test", text.Append("```\n").ToString());
    }

    [Fact]
    public void Readme_Wiring_IsThatOfTheBoard() => AssertPart("wiring", WiringTable.Markdown([Board.Find("esp32")]));

    private static string Checksum(Line line) => FormattableString.Invariant($"*{line.Text.Aggregate(0, (all, letter) => all ^ letter):X2}");

    private static void AssertPart(string name, string expected)
    {
        string text = File.ReadAllText(Readme);
        string begin = $"<!-- {name} -->\n", end = $"<!-- end of {name} -->";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, name);
        if (Environment.GetEnvironmentVariable("HRVXKD_WRITE_README") == "1")
            File.WriteAllText(Readme, text[..from] + expected + text[to..]);
        else
            Assert.Equal(expected, text[from..to]);
    }
}
