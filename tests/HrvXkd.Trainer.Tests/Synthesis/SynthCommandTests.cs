using System.Globalization;
using System.Text.Json.Nodes;
using HrvXkd.Data;
using HrvXkd.Trainer.Tests.Fetching;

namespace HrvXkd.Trainer.Tests.Synthesis;

public sealed class SynthCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-synth-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task Run_Records_OracleIsTheAucOfTheWrittenRatios()
    {
        (int code, string text) = await RunAsync("synth", "--subjects", "24", "--minutes", "0.5", "--seed", "4", "--out", In("wfdb"), "--windows", In("w.parquet"), "--json", In("synth.json"));
        Assert.Equal(0, code);
        JsonNode figures = JsonNode.Parse(File.ReadAllText(In("synth.json")))!;
        string[][] rows = [.. File.ReadLines(In("wfdb/latents.csv")).Skip(1).Select(line => line.Split(','))];
        double[] ratio = [.. rows.Select(row => double.Parse(row[^1], CultureInfo.InvariantCulture))];
        double auc = RocCurve.Auc(new LabelledScores(ratio, [.. rows.Select(row => row[1] == "1" ? (byte)1 : (byte)0)]));
        Assert.Equal(auc, (double)figures["oracle_auc"]!, 12);
        Assert.Contains("Oracle AUC: " + auc.ToString("F3", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

        Cohort cohort = Cohort.FromFolder(In("wfdb"));
        Assert.Equal((24, true, "short"), (cohort.Recordings.Count, cohort.IsSynthetic, cohort.Profile.Name));
        Assert.Equal(auc, cohort.OracleAuc!.Value, 12);
    }

    [Theory]
    [InlineData("--subjects is 5; it may be 20..1000000", "--subjects", "5", "--out", "x")]
    [InlineData("--minutes is 0.1; it may be 0.5..10080", "--minutes", "0.1", "--out", "x")]
    [InlineData("neither --out nor --windows is given")]
    [InlineData("--class-blind and --effects are both given", "--class-blind", "--effects", "e.json", "--out", "x")]
    [InlineData("--effects none.json: no such file", "--effects", "none.json", "--out", "x")]
    [InlineData("not a file in a folder that exists", "--windows", "none/w.parquet")]
    public async Task Run_WrongCall_OneLineAndCode2(string says, params string[] args)
    {
        (int code, string text) = await RunAsync(["synth", .. args]);
        Assert.Equal(2, code);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderThatIsNotEmpty_IsRefused()
    {
        File.WriteAllText(In("old.hea"), "");
        (int code, string text) = await RunAsync("synth", "--out", _folder.FullName);
        Assert.Equal(2, code);
        Assert.Contains("not empty", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        using TrainerProcess trainer = new(new Dictionary<string, string>(), args);
        (int code, string output, string errors) = await trainer.EndAsync();
        return (code, output + errors);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
