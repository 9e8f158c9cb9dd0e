using System.Text.Json;
using HrvXkd.Core.Tests.Reference;
using HrvXkd.Tests;

namespace HrvXkd.Core.Tests.Features;

/// <summary>Published series against an independent implementation, and against what other packages print for them.</summary>
public class GoldenTests
{
    // feature, canonical name, transform, tolerance and why:
    // time domain and entropy: exact counts and sums, only the result is rounded to Q16.16;
    // where the source's clock (128 Hz) is no whole number of ticks, rounding beats to 1/9 ms adds up to 4e-4 to ln RMSSD;
    // DFA: profile in 1/16 tick; spectrum: sine sums in Q14 ticks, and the same tick rounding.
    private static readonly (Feature Feature, string Name, bool IsLog, double Tolerance)[] Table =
    [
        (Feature.HeartRate, "MeanHR", false, 1e-4),
        (Feature.LnSdnn, "SDNN", true, 5e-5),
        (Feature.LnRmssd, "RMSSD", true, 5e-4),
        (Feature.Pnn50, "pNN50", false, 5e-5),
        (Feature.LnVlf, "Lomb_VLF", true, 5e-4),
        (Feature.LnLf, "Lomb_LF", true, 5e-4),
        (Feature.LnHf, "Lomb_HF", true, 5e-4),
        (Feature.SampEn, "SampEn", false, 5e-5),
        (Feature.DfaAlpha1, "DFA_alpha1_4_16", false, 3e-4),
        (Feature.Sd1Sd2, "SD1SD2", false, 1e-4),
    ];

    [SkippableTheory]
    [InlineData("mitdb100_all")]
    [InlineData("mitdb100_NN")]
    [InlineData("mitdb100_300s")]
    [InlineData("nsr001_300s")]
    [InlineData("pyhrv_short")]
    [InlineData("rest_rri")]
    public void TryCompute_PublishedSeries_EqualsReference(string series)
    {
        string folder = SharedData.Require("golden");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "hrv_reference.json")));
        JsonElement canonical = document.RootElement.GetProperty(series).GetProperty("peers").GetProperty("canonical");
        double[] actual = NnSeries.FromCsv(Path.Combine(folder, $"rr_{series}.csv")).Features();
        foreach ((Feature feature, string name, bool isLog, double tolerance) in Table)
        {
            double expected = canonical.GetProperty(name).GetDouble();
            expected = isLog ? Math.Log(expected) : expected;
            Assert.True(Math.Abs(actual[(int)feature] - expected) <= tolerance, $"{feature}: {actual[(int)feature]} instead of {expected}");
        }
    }

    [SkippableFact]
    public void TryCompute_PublishedSeries_LfFractionFollowsFromReference()
    {
        string folder = SharedData.Require("golden");
        double[] actual = NnSeries.FromCsv(Path.Combine(folder, "rr_rest_rri.csv")).Features();
        Assert.Equal(0.47072912, actual[(int)Feature.LfFraction], 4);
    }
}
