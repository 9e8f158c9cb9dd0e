using HrvXkd.Trainer.Reporting;
using Spectre.Console;

namespace HrvXkd.Trainer.Tests.Reporting;

public class SummaryTableTests
{
    [Fact]
    public void Write_NoTerminal_IsPlainTextWithNoticeFiguresAndPath()
    {
        RunSummary summary = MadeReport.Data(40).Summary;
        string path = "/home/someone/" + new string('x', 150) + "/report.html";
        string[] lines = Write(summary, path).Split('\n', StringSplitOptions.TrimEntries);
        Assert.DoesNotContain(lines, line => line.Contains('\u001b'));
        Assert.Contains(lines, line => line.StartsWith("SYNTHETIC cohort", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("not a medical device", StringComparison.Ordinal));
        Assert.Contains("Report: " + path, lines);
        Assert.Contains(lines, line => line.Contains(IntervalText.WithRange(summary.Auc["student_int8"], 3).Replace('\u00a0', ' '), StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("0 bytes allocated", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_NamesThatLookLikeMarkup_AreShownAsTheyAre() =>
        Assert.Contains("[red]p1[/]", Write(MadeReport.Data(40, cohort: "[b]", recording: "[red]p1[/]").Summary, "r.html"), StringComparison.Ordinal);

    [Fact]
    public void Rows_FaultyRun_SaysSo()
    {
        RunSummary summary = MadeReport.Data(40).Summary;
        summary = summary with { Emitted = summary.Emitted with { BitExact = false }, PermutedAuc = new Interval(0.6, 0.55, 0.65) };
        Assert.Contains(SummaryTable.Rows(summary), row => row.Figure == "DIFFERS");
        Assert.Contains(SummaryTable.Rows(summary), row => row.Words.Contains("leak", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_Oracle_IsShownWhereTheCohortHasOne()
    {
        RunSummary summary = MadeReport.Data(40).Summary;
        Assert.DoesNotContain(SummaryTable.Rows(summary with { OracleAuc = null }), row => row.What == "AUC, oracle");
        Assert.Contains(SummaryTable.Rows(summary with { OracleAuc = 0.7961 }), row => row.What == "AUC, oracle" && row.Figure == "0.796");
        ReportData data = MadeReport.Data(40);
        Assert.Contains("Not measured: limit", HtmlReport.ToHtml(data with { Summary = summary with { OracleAuc = 0.7961 } }), StringComparison.Ordinal);
        Assert.Contains("Limit of any model", HtmlReport.ToHtml(data with { Summary = summary with { OracleAuc = 0.7961 } }), StringComparison.Ordinal);
        Assert.DoesNotContain("Limit of any model", HtmlReport.ToHtml(data with { Summary = summary with { OracleAuc = null } }), StringComparison.Ordinal);
    }

    private static string Write(RunSummary summary, string path)
    {
        using StringWriter text = new();
        AnsiConsoleSettings plain = new() { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No };
        SummaryTable.Write(AnsiConsole.Create(plain), summary, path);
        return text.ToString();
    }
}
