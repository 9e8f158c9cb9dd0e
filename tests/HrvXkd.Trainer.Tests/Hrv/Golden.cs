using System.Text.Json;
using HrvXkd.Tests;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>Published series with what the reference and other packages print for them.</summary>
internal static class Golden
{
    /// <summary>Names of the series.</summary>
    public static TheoryData<string> Names => new("mitdb100_all", "mitdb100_NN", "mitdb100_300s", "nsr001_300s", "pyhrv_short", "rest_rri");

    /// <summary>Reads a series, as the command does, and the values of all packages by their name.</summary>
    public static (IntervalSeries Series, JsonElement Peers) Read(string name)
    {
        string folder = SharedData.Require("golden");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "hrv_reference.json")));
        return (
            SeriesReader.Read(new InputOptions(Path.Combine(folder, $"rr_{name}.csv")), default).Series,
            document.RootElement.GetProperty(name).GetProperty("peers").Clone());
    }
}
