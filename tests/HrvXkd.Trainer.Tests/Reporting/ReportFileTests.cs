using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Tests.Reporting;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hrvxkd").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatARunWrote_MakesTheSamePage()
    {
        ReportData data = MadeReport.Data(60) with { Examples = [MadeReport.Example()] };
        ReportFile.Write(In("report.json"), data);
        Assert.Equal(HtmlReport.ToHtml(data), HtmlReport.ToHtml(ReportFile.Read(In("report.json"))));
        Assert.Contains("no such file", Assert.Throws<FormatException>(() => ReportFile.Read(In("none.json"))).Message, StringComparison.Ordinal);
        File.WriteAllText(In("report.json"), "{}");
        Assert.Contains("no data of a report", Assert.Throws<FormatException>(() => ReportFile.Read(In("report.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FolderWithLeakage_ShowsItAndWritesTables()
    {
        SortedDictionary<string, double> random = new() { ["teacher"] = 0.912 }, honest = new() { ["teacher"] = 0.641 };
        LeakageSummary leakage = new("synthetic", "SYNTHETIC", 1, 300, 900, random, honest, new Interval(0.5, 0.4, 0.6), null, null, "d", "0.1");
        File.WriteAllText(In(RunFiles.Leakage), RunSummaryFile.Serialize(leakage));
        ReportCommand.Write(_folder, MadeReport.Data(60));

        string page = File.ReadAllText(In(RunFiles.Report));
        Assert.Contains("Sequences dealt at random", page, StringComparison.Ordinal);
        Assert.Contains("0.912", page, StringComparison.Ordinal);
        string[] models = File.ReadAllLines(In(RunFiles.Tables, "models.csv"));
        Assert.StartsWith("model,auc,auc_low,auc_high,auprc", models[0], StringComparison.Ordinal);
        Assert.Equal(5, models.Length);
        Assert.All(models, line => Assert.Equal(models[0].Count(c => c == ','), line.Count(c => c == ',')));
        Assert.Equal(61, File.ReadAllLines(In(RunFiles.Tables, "subjects.csv")).Length);
        Assert.Equal(["model,auc_sequences_at_random,auc_subjects_together", "teacher,0.912,0.641"], File.ReadAllLines(In(RunFiles.Tables, "leakage.csv")));
        Assert.Equal(100, File.ReadAllLines(In(RunFiles.Tables, "decision.csv")).Length);
        Assert.False(File.Exists(In(RunFiles.Tables, "quantizers.csv")));
        Assert.StartsWith("<svg", File.ReadAllText(In(RunFiles.Figures, "decision.svg")), StringComparison.Ordinal);

        File.Delete(In(RunFiles.Leakage));
        ReportCommand.Write(_folder, MadeReport.Data(60) with { Examples = [MadeReport.Example()] });
        Assert.False(File.Exists(In(RunFiles.Tables, "leakage.csv")));
        string[] terms = File.ReadAllLines(In(RunFiles.Tables, "examples.csv"));
        Assert.Equal(MadeReport.Example().Logit, terms.Skip(1).Sum(line => double.Parse(line[(line.LastIndexOf(',') + 1)..], System.Globalization.CultureInfo.InvariantCulture)), 1e-4);
        File.WriteAllText(In(RunFiles.Leakage), "[]");
        Assert.Contains(RunFiles.Leakage, Assert.Throws<FormatException>(() => ReportCommand.Write(_folder, MadeReport.Data(60))).Message, StringComparison.Ordinal);
    }

    private string In(params string[] parts) => Path.Combine([_folder, .. parts]);
}
