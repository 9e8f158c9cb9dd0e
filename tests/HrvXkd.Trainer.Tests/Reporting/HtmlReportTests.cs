using System.Xml;
using System.Xml.Linq;
using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.Limits;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Sizing;

namespace HrvXkd.Trainer.Tests.Reporting;

public class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>\"' & co";

    private static readonly string Page = HtmlReport.ToHtml(MadeReport.Data(60));

    [Fact]
    public void ToHtml_AnyRun_IsWellFormedWithItsNineFigures()
    {
        XDocument page = Parse(Page);
        Assert.Equal(9, page.Descendants("svg").Count());
        Assert.All(page.Descendants("svg"), svg => Assert.NotEmpty(svg.Attribute("aria-label")!.Value));
        Assert.DoesNotContain("NaN", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("src=")]
    [InlineData("url(")]
    [InlineData("@import")]
    [InlineData("<script")]
    [InlineData("<link")]
    public void ToHtml_AnyRun_NamesNoOutsideResource(string forbidden) =>
        Assert.DoesNotContain(forbidden, Page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("SYNTHETIC cohort")]
    [InlineData("not a medical device")]
    [InlineData("does not exclude hypertension")]
    [InlineData("DeLong p")]
    [InlineData("permuted labels")]
    [InlineData("Limits")]
    [InlineData("beef")]
    [InlineData("Folds")]
    public void ToHtml_SyntheticRun_Says(string text) => Assert.Contains(text, Page, StringComparison.Ordinal);

    [Theory]
    [InlineData("This run kept none")]
    [InlineData("Not measured: leakage")]
    [InlineData("Not compared: quantize")]
    [InlineData("Not trained in this run")]
    [InlineData("The data do not tell: source, recorder, sex, age.")]
    [InlineData("not run: controls, with --json controls.json")]
    [InlineData("Not measured: sizes")]
    public void ToHtml_WhatARunDoesNotHave_IsSaid(string text) => Assert.Contains(text, Page, StringComparison.Ordinal);

    [Fact]
    public void ToHtml_FiguresOfOtherCommands_AreShown()
    {
        Interval auc = new(0.7412, 0.71, 0.77), difference = new(-0.0008, -0.0025, 0.0009);
        string hash = MadeReport.Data(60).Summary.DataSha256;
        FurtherFigures further = new(
            null,
            new ControlsSummary("synthetic", "", 1, 60, new Interval(0.497, 0.48, 0.51), 4321, new Dictionary<string, Interval> { ["teacher"] = new(0.5061, 0.49, 0.52) }, true, hash, ""),
            new LimitFigures("", 60, 20_000, 777, 0.8, new Dictionary<string, Interval> { ["trees"] = auc }, "trees", 0.7412, new Dictionary<string, double> { ["student"] = 0.9876 }, hash, ""),
            new SizesSummary("synthetic", "", 1, 60, auc, [new SizeFigures(4, 277, 300, 0.6, 0.00123, 0.00011, 5, auc, difference)], "other", ""),
            null);
        string text = HtmlReport.ToHtml(MadeReport.Data(60), further);

        foreach (string said in new[] { "4,321 class-blind simulated patients, Teacher", "0.506", "20,000 other simulated patients", "0.988", "0.00123 (0.00011)" })
            Assert.Contains(said, text.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(text, "Measured on other sequences"));
    }

    [Fact]
    public void ToHtml_ExampleAndTraits_AreShown()
    {
        ReportData data = MadeReport.Data(60);
        string[] sex = [.. data.SubjectLabel.Select((_, i) => i < 5 ? "female" : "male")];
        string text = HtmlReport.ToHtml(data with { Examples = [MadeReport.Example(Hostile)], Traits = new Dictionary<string, string[]> { ["sex"] = sex } });
        Assert.Equal(Parse(Page).Descendants("svg").Count() + 5, Parse(text).Descendants("svg").Count());
        foreach (string said in new[] { "False negative: ", "In the middle of 9 subjects", "No true positive at the logit 0", "sex: male", "too few", "The data do not tell: source, recorder, age." })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        ReportData windows = data with { Examples = [MadeReport.Example() with { Signal = null }] };
        Assert.Contains("No signal: ", HtmlReport.ToHtml(windows), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_SameData_GivesTheSameBytes() => Assert.Equal(Page, HtmlReport.ToHtml(MadeReport.Data(60)));

    [Fact]
    public void ToHtml_HostileNames_AreEncoded()
    {
        ReportData data = MadeReport.Data(40, cohort: Hostile, recording: Hostile) with { Settings = [new(Hostile, Hostile)] };
        string text = HtmlReport.ToHtml(data);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Contains(Hostile, Parse(text).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_RecordedCohort_DoesNotSaySynthetic()
    {
        string text = HtmlReport.ToHtml(MadeReport.Data(40, cohort: "ward-7", recording: "p1"));
        Assert.DoesNotContain("synthetic", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("simulated and", text, StringComparison.Ordinal);
        Assert.Contains("not a medical device", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_EdgesOfWhatARunGives_StillDrawsEveryFigure()
    {
        ReportData data = MadeReport.Data(40);
        data = data with
        {
            Int8Logit = data.FloatLogit,
            StripBeatSeconds = [],
            StripMilliVolt = new float[100],
            SubjectLogit = ModelNames.All.ToDictionary(key => key, _ => new double[data.SubjectLabel.Length]),
            Summary = data.Summary with
            {
                Emitted = data.Summary.Emitted with { BitExact = false },
                Int8 = new Int8Summary(0, 0, 0, 0, double.PositiveInfinity),
                Replay = data.Summary.Replay! with { Risk = null, DesktopRisk = null },
            },
        };
        string text = HtmlReport.ToHtml(data);
        Assert.Equal(9, Parse(text).Descendants("svg").Count());
        Assert.Contains("DIFFERS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_LengthsThatDiffer_Throws()
    {
        ReportData data = MadeReport.Data(40);
        Assert.Throws<ArgumentException>(() => HtmlReport.ToHtml(data with { Int8Logit = [1] }));
        Assert.Throws<ArgumentException>(() => HtmlReport.ToHtml(data with { Attention = [1] }));
        Assert.Throws<ArgumentException>(() => HtmlReport.ToHtml(data with { SubjectLogit = new Dictionary<string, double[]>() }));
    }

    [Theory]
    [InlineData(0.6, 0.55, 0.65, "better than chance")]
    [InlineData(0.6, 0.45, 0.65, "No evidence")]
    [InlineData(0.4, 0.35, 0.45, "worse than chance")]
    public void Discrimination_AnyInterval_SaysWhatItAllows(double value, double low, double high, string expected) =>
        Assert.Contains(expected, Findings.Discrimination(new Interval(value, low, high)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.01, 0.02, "ranks better than")]
    [InlineData(-0.01, 0.02, "cannot be told apart")]
    [InlineData(-0.02, -0.01, "ranks worse than")]
    public void Difference_AnyInterval_SaysWhatItAllows(double low, double high, string expected) =>
        Assert.Contains(expected, Findings.Difference("a", "b", new Interval((low + high) / 2, low, high)), StringComparison.Ordinal);

    [Fact]
    public void Control_IntervalWithoutHalf_WarnsOfALeak()
    {
        Assert.Contains("as it should", Findings.Control(new Interval(0.48, 0.42, 0.55)), StringComparison.Ordinal);
        Assert.Contains("leak", Findings.Control(new Interval(0.58, 0.52, 0.65)), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_AucAboveAnyHonestOne_WarnsOfALeak()
    {
        ReportData data = MadeReport.Data(40);
        Dictionary<string, Interval> auc = data.Summary.Auc.ToDictionary();
        auc[ModelNames.StudentInt8] = new Interval(0.93, 0.9, 0.95);
        ReportModel suspect = new(data with { Summary = data.Summary with { Auc = auc } });
        Assert.Contains(Findings.Of(suspect), f => f.Contains("look for a leak", StringComparison.Ordinal));
        Assert.DoesNotContain(Findings.Of(new ReportModel(data)), f => f.Contains("look for a leak", StringComparison.Ordinal));
    }

    private static XDocument Parse(string page)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
