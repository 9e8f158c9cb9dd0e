using System.Text.Json;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Tests.Reporting;

public sealed class RunSummaryFileTests : IDisposable
{
    private static readonly RunSummary Summary = MadeReport.Data(40).Summary;

    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("cohort")]
    [InlineData("subjects")]
    [InlineData("auc.logistic.value")]
    [InlineData("auc.teacher.low")]
    [InlineData("auc.student.high")]
    [InlineData("auc.student_int8.value")]
    [InlineData("brier.student.value")]
    [InlineData("ece.student.value")]
    [InlineData("sensitivity90.student.value")]
    [InlineData("permuted_auc.value")]
    [InlineData("weights.teacher")]
    [InlineData("weights.student")]
    [InlineData("macs.teacher")]
    [InlineData("macs.student")]
    [InlineData("int8.flips_percent")]
    [InlineData("int8.delta_auc")]
    [InlineData("int8.sqnr_db")]
    [InlineData("emitted.bit_exact")]
    [InlineData("emitted.vectors")]
    [InlineData("emitted.max_deviation_ort")]
    [InlineData("emitted.sha256")]
    [InlineData("replay.beats")]
    [InlineData("replay.desktop_risk")]
    [InlineData("replay.allocated_bytes")]
    [InlineData("seconds")]
    public void Write_AnySummary_HasTheKeyThatOthersRead(string path)
    {
        using JsonDocument json = JsonDocument.Parse(RunSummaryFile.ToJson(Summary));
        JsonElement element = json.RootElement;
        foreach (string key in path.Split('.'))
            Assert.True(element.TryGetProperty(key, out element), $"{key} of {path}");
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameText()
    {
        string path = Path.Combine(_folder, "summary.json");
        RunSummaryFile.Write(path, Summary with { Replay = Summary.Replay! with { Risk = null } });
        RunSummary read = RunSummaryFile.Read(path);
        Assert.Equal(File.ReadAllText(path), RunSummaryFile.ToJson(read));
        Assert.Null(read.Replay!.Risk);
        Assert.Equal(Summary.Replay!.DesktopRisk, read.Replay.DesktopRisk);
        Assert.Equal(Summary.Emitted, read.Emitted);
    }

    [Fact]
    public void ToJson_ModelsInAnyOrder_WritesOneOrderAndLineFeeds()
    {
        string text = RunSummaryFile.ToJson(Summary with { Auc = Summary.Auc.Reverse().ToDictionary() });
        Assert.Equal(RunSummaryFile.ToJson(Summary), text);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("\"logistic\"", StringComparison.Ordinal) < text.IndexOf("\"teacher\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(123.456789, "\"seconds\": 123.457")]
    [InlineData(0.1 + 0.2, "\"seconds\": 0.3")]
    [InlineData(double.PositiveInfinity, "\"seconds\": null")]
    public void ToJson_AnyNumber_HasSixDigits(double value, string expected) =>
        Assert.Contains(expected, RunSummaryFile.ToJson(Summary with { Seconds = value }), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "missing required")]
    [InlineData("{ \"cohort\": 5 }", "cohort")]
    [InlineData("not json", "line 1")]
    [InlineData("null", "null")]
    public void Read_NoSummary_SaysInOneLineWhereAndWhy(string text, string part)
    {
        string path = Path.Combine(_folder, "wrong.json");
        File.WriteAllText(path, text);
        FormatException fault = Assert.Throws<FormatException>(() => RunSummaryFile.Read(path));
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
