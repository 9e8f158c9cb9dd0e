using System.Text.Json;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>Every metric of the reference, which is an independent implementation of the same definitions, for every published series.</summary>
public class GoldenTests
{
    // Both sides are double arithmetic of one definition on the same numbers; longest chain: spline, segments, FFT.
    private const double Tolerance = 1e-8;

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["MeanNN"] = "mean_nn_ms",
        ["SDNN"] = "sdnn_ms",
        ["RMSSD"] = "rmssd_ms",
        ["SDSD"] = "sdsd_ms",
        ["NN50"] = "nn50",
        ["NN20"] = "nn20",
        ["pNN50"] = "pnn50_percent",
        ["pNN20"] = "pnn20_percent",
        ["MedianNN"] = "median_nn_ms",
        ["MinNN"] = "min_nn_ms",
        ["MaxNN"] = "max_nn_ms",
        ["CVNN"] = "cvnn",
        ["MeanHR"] = "mean_hr_bpm",
        ["SDHR"] = "sd_hr_bpm",
        ["HTI"] = "hti",
        ["TINN"] = "tinn_ms",
        ["TINN_N"] = "tinn_n_ms",
        ["TINN_M"] = "tinn_m_ms",
        ["SD1"] = "sd1_ms",
        ["SD2"] = "sd2_ms",
        ["SD1SD2"] = "sd1_sd2",
        ["SD2_proj"] = "sd2_projection_ms",
        ["EllipseArea"] = "ellipse_area_ms2",
        ["CSI"] = "csi",
        ["CVI"] = "cvi",
        ["SampEn_r"] = "sampen_r_ms",
        ["SampEn"] = "sampen",
        ["SampEn_A"] = "sampen_matches_a",
        ["SampEn_B"] = "sampen_matches_b",
        ["ApEn"] = "apen",
        ["DFA_alpha1_4_16"] = "dfa_alpha1",
        ["DFA_alpha2_17_64"] = "dfa_alpha2",
    };

    private static readonly Dictionary<string, string> Bands = new()
    {
        ["VLF"] = "vlf_ms2",
        ["LF"] = "lf_ms2",
        ["HF"] = "hf_ms2",
        ["TP"] = "total_ms2",
        ["LFHF"] = "lf_hf",
        ["LFnu"] = "lf_nu",
        ["HFnu"] = "hf_nu",
    };

    [SkippableTheory]
    [MemberData(nameof(Golden.Names), MemberType = typeof(Golden))]
    public void Run_PublishedSeries_EqualsEveryReferenceValue(string series)
    {
        (IntervalSeries intervals, JsonElement peers) = Golden.Read(series);
        JsonElement canonical = peers.GetProperty("canonical");
        Dictionary<string, double> ours = Ours(intervals);
        Assert.Equal(canonical.EnumerateObject().Select(value => value.Name).Order(), ours.Keys.Order());
        string[] wrong = [.. canonical.EnumerateObject()
            .Where(value => !(Math.Abs(ours[value.Name] - value.Value.GetDouble()) <= Tolerance * Math.Abs(value.Value.GetDouble())))
            .Select(value => $"{value.Name} {ours[value.Name]} instead of {value.Value.GetDouble()}")];
        Assert.Empty(wrong);
    }

    private static Dictionary<string, double> Ours(IntervalSeries series)
    {
        HrvResult standard = Made.Analyse(series);
        Dictionary<string, double> values = Keys.ToDictionary(pair => pair.Key, pair => standard.Metrics.Values[pair.Value]);
        values["n"] = series.Count;
        values["SDNN_ddof0"] = values["SDNN"] * Math.Sqrt((series.Count - 1.0) / series.Count);
        values["SDSD_ddof0"] = values["SDSD"] * Math.Sqrt((series.Count - 2.0) / (series.Count - 1));
        values["DFA_alpha1_4_11"] = Made.Analyse(series, new HrvOptions { DfaShort = (4, 11) }).Metrics.Values["dfa_alpha1"];
        foreach ((string name, string key) in Bands)
            values["Lomb_" + name] = standard.Metrics.Values["lomb_" + key];
        foreach (bool isLinear in (bool[])[false, true])
            foreach (int segment in (int[])[256, 1024])
            {
                HrvResult welch = Made.Analyse(series, new HrvOptions { IsLinear = isLinear, WelchSegment = segment });
                foreach ((string name, string key) in Bands)
                    values[$"W_{(isLinear ? "linear" : "cubic")}4Hz_hann{segment}_{name}"] = welch.Metrics.Values["welch_" + key];
            }

        return values;
    }
}
