using System.CommandLine;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HrvXkd.CommandLine;
using HrvXkd.Tests;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Metrics;

namespace HrvXkd.Trainer.Tests.Hrv;

public sealed class OutputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-hrv-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Run_List_WritesTheSameMetricsToJsonAndCsv()
    {
        string list = List(400), json = PathOf("a.json"), csv = PathOf("a.csv");
        Assert.Equal(0, Call(list, "--json", json, "--csv", csv));
        JsonObject root = JsonNode.Parse(File.ReadAllText(json))!.AsObject();
        string[][] rows = [.. File.ReadAllLines(csv).Select(line => line.Split(','))];
        Assert.Equal(2, rows.Length);
        foreach (MetricDefinition metric in MetricCatalog.All)
        {
            string cell = rows[1][Array.IndexOf(rows[0], metric.Key)];
            Assert.Equal(root[metric.Key]?.ToJsonString() ?? "", cell);
            Assert.Equal(root[metric.Key] is null, root["missing"]![metric.Key] is not null);
        }

        Assert.Equal("rr_list", (string)root["source"]!);
        Assert.Equal(400, (int)root["intervals"]!);
        Assert.Equal("ms^2", (string)root["units"]!["lomb_hf_ms2"]!);
        Assert.Equal(12, root["device"]!.AsObject().Count);
    }

    [Fact]
    public void Run_Windows_AreRowsAndEqualTheirSpans()
    {
        string list = List(400), json = PathOf("w.json"), one = PathOf("one.json"), csv = PathOf("w.csv");
        Assert.Equal(0, Call(list, "--window", "100", "--stride", "50", "--json", json, "--csv", csv));
        Assert.Equal(0, Call(list, "--from", "50", "--to", "150", "--json", one));
        JsonArray windows = JsonNode.Parse(File.ReadAllText(json))!["per_window"]!.AsArray();
        JsonNode span = JsonNode.Parse(File.ReadAllText(one))!;
        Assert.Equal(windows.Count + 1, File.ReadAllLines(csv).Length);
        Assert.Equal((50, 150), ((double)windows[1]!["from_s"]!, (double)windows[1]!["to_s"]!));
        foreach (MetricDefinition metric in MetricCatalog.All)
            Assert.Equal(span[metric.Key]?.ToJsonString(), windows[1]![metric.Key]?.ToJsonString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(400)]
    [InlineData(9000)]
    public void Run_Plot_IsOneWellFormedFile(int count)
    {
        string svg = PathOf("p.svg");
        Assert.Equal(0, Call(List(count), "--plot", svg));
        string text = File.ReadAllText(svg);
        XElement figure = XElement.Parse(text);
        Assert.Equal("svg", figure.Name.LocalName);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
        Assert.Equal(count >= 30, figure.Descendants().Any(element => (string?)element.Attribute("class") == "welch"));
    }

    [Theory]
    [InlineData("--stride 5")]
    [InlineData("--window 0")]
    [InlineData("--window 5000")]
    [InlineData("--from 20 --to 10")]
    [InlineData("--from 5000")]
    [InlineData("--unit furlongs")]
    [InlineData("--unit samples")]
    [InlineData("--rate 360")]
    [InlineData("--times --intervals")]
    [InlineData("--column 3")]
    [InlineData("--annotator atr")]
    [InlineData("--lead 1")]
    [InlineData("--beats N")]
    [InlineData("--clean 0")]
    [InlineData("--welch-segment 8")]
    [InlineData("--overlap 99")]
    [InlineData("--resample 0")]
    [InlineData("--interpolation cosine")]
    [InlineData("--detrend wavelet")]
    [InlineData("--lambda 0")]
    [InlineData("--lomb-oversampling 0")]
    [InlineData("--entropy-m 0")]
    [InlineData("--entropy-r NaN")]
    [InlineData("--mse-scales 0")]
    [InlineData("--dfa1 16:4")]
    [InlineData("--dfa2 17")]
    [InlineData("--json no/such/folder/a.json")]
    [InlineData("--unknown")]
    public void Run_WrongOption_EndsWith2(string options) => Assert.Equal(2, Call([List(100), .. options.Split(' ')]));

    [Fact]
    public void Run_NoInputOrFolder_EndsWith2()
    {
        Assert.Equal(2, Call());
        Assert.Equal(2, Call(_folder.FullName));
        Assert.Equal(2, Call(PathOf("missing.txt")));
    }

    [Fact]
    public void Run_Definitions_NeedsNoInput() => Assert.Equal(0, Call("--definitions"));

    [SkippableTheory]
    [InlineData("nsr/nsr001_rr_secs.txt", 106456)]
    [InlineData("chf/chf203_rr_secs.txt", 98970)]
    public void Run_WholeDay_HasEveryMetricButWelchUlf(string list, int intervals)
    {
        string json = PathOf("day.json");
        Assert.Equal(0, Call(SharedData.Require("data/rr-long/" + list), "--json", json));
        JsonObject root = JsonNode.Parse(File.ReadAllText(json))!.AsObject();
        Assert.Equal(intervals, (int)root["intervals"]!);
        Assert.Equal(["welch_ulf_ms2"], root["missing"]!.AsObject().Select(pair => pair.Key));
    }

    private static int Call(params string[] args) => CommandHost.Run(new RootCommand("test") { HrvCommand.Create() }, ["hrv", .. args]);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string List(int count)
    {
        string path = PathOf("list.txt");
        File.WriteAllLines(path, Made.Rhythm(count, 21).Ms.Select(ms => FormattableString.Invariant($"{ms}")));
        return path;
    }
}
