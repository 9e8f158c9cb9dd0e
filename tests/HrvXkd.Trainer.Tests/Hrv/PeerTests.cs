using System.Text.Json;
using HrvXkd.Trainer.Hrv;
using HrvXkd.Trainer.Hrv.Input;

namespace HrvXkd.Trainer.Tests.Hrv;

/// <summary>What other packages print for the published series, wherever they define a metric as this project does.</summary>
public class PeerTests
{
    // Some print six decimals; others sum in another order.
    private const double Tolerance = 2e-6;

    // Package, its name for the metric, ours, and its value in our unit.
    private static readonly (string Peer, string Name, string Key, double Unit)[] Same =
    [
        ("neurokit2", "SDNN", "sdnn_ms", 1),
        ("neurokit2", "RMSSD", "rmssd_ms", 1),
        ("neurokit2", "SDSD", "sdsd_ms", 1),
        ("neurokit2", "CVNN", "cvnn", 1),
        ("neurokit2", "CVSD", "cvsd", 1),
        ("neurokit2", "MedianNN", "median_nn_ms", 1),
        ("neurokit2", "MadNN", "mad_nn_ms", 1 / 1.4826),
        ("neurokit2", "IQRNN", "iqr_nn_ms", 1),
        ("neurokit2", "SDRMSSD", "sdnn_rmssd", 1),
        ("neurokit2", "Prc20NN", "p20_nn_ms", 1),
        ("neurokit2", "Prc80NN", "p80_nn_ms", 1),
        ("neurokit2", "SD1", "sd1_ms", 1),
        ("neurokit2", "SD2", "sd2_projection_ms", 1),
        ("neurokit2", "PIP", "pip_percent", 100),
        ("neurokit2", "SampEn", "sampen", 1),
        ("neurokit2", "ApEn", "apen", 1),
        ("antropy", "SampEn", "sampen", 1),
        ("antropy", "ApEn", "apen", 1),
        ("nolds", "sampen_02sd_ddof1", "sampen", 1),
        ("hrv_analysis", "pnni_50", "pnn50_percent", 1),
        ("hrv_analysis", "pnni_20", "pnn20_percent", 1),
        ("hrv_analysis", "mean_hr", "mean_hr_bpm", 1),
        ("hrv_analysis", "min_hr", "min_hr_bpm", 1),
        ("hrv_analysis", "max_hr", "max_hr_bpm", 1),
        ("hrv_analysis", "sd2", "sd2_ms", 1),
        ("hrv_analysis", "csi", "csi", 1),
        ("hrv_analysis", "cvi", "cvi", 1),
        ("hrv_analysis", "Modified_csi", "modified_csi_ms", 1),
        ("pyhrv", "tri_index", "hti", 1),
        ("systole", "SDNN", "sdnn_ms", 1),
        ("systole", "lf_peak", "welch_lf_peak_hz", 1),
        ("systole", "hf_peak", "welch_hf_peak_hz", 1),
        ("sleepecg", "stdHR", "sd_hr_bpm", 1),
        ("sleepecg", "madNN", "mad_nn_ms", 1000),
        ("sleepecg", "iqrNN", "iqr_nn_ms", 1000),
    ];

    // Welch with segments of 256 samples.
    private static readonly (string Peer, string Name, string Key, double Unit)[] Short =
    [
        ("rhenanbartels_hrv", "welch_lf", "welch_lf_ms2", 1),
        ("rhenanbartels_hrv", "welch_hf", "welch_hf_ms2", 1),
        ("rhenanbartels_hrv", "welch_lf_hf", "welch_lf_hf", 1),
    ];

    [SkippableTheory]
    [MemberData(nameof(Golden.Names), MemberType = typeof(Golden))]
    public void Run_PublishedSeries_EqualsOtherPackages(string series)
    {
        (IntervalSeries intervals, JsonElement peers) = Golden.Read(series);
        Assert.Empty((string[])
        [
            .. Wrong(peers, Same, Made.Analyse(intervals)),
            .. Wrong(peers, Short, Made.Analyse(intervals, new HrvOptions { WelchSegment = 256 })),
        ]);
    }

    private static IEnumerable<string> Wrong(JsonElement peers, (string Peer, string Name, string Key, double Unit)[] same, HrvResult result)
    {
        foreach ((string peer, string name, string key, double unit) in same)
        {
            double theirs = peers.GetProperty(peer).GetProperty(name).GetDouble() * unit, ours = result.Metrics.Values[key];
            if (!(Math.Abs(ours - theirs) <= Tolerance * Math.Max(1, Math.Abs(theirs))))
                yield return $"{key} {ours}, {peer} {theirs}";
        }
    }
}
