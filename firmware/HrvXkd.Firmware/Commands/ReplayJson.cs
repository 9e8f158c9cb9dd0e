using System.Text.Json;
using HrvXkd.Core;
using HrvXkd.Firmware.Replay;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Commands;

/// <summary>A replay as JSON.</summary>
internal static class ReplayJson
{
    private const double Q16 = 65536;
    private static readonly string[] FeatureNames =
    [
        "heart_rate", "ln_sdnn", "ln_rmssd", "pnn50", "ln_vlf", "ln_lf", "ln_hf", "lf_fraction", "samp_en", "dfa_alpha1", "sd1_sd2",
        "respiration_rate",
    ];

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="summary">The replay.</param>
    public static void Write(string path, ReplaySummary summary)
    {
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("note", ReplaySummary.Disclaimer);
        json.WriteString("record", summary.Record);
        json.WriteString("lead", summary.Lead);
        json.WriteNumber("seconds", summary.Seconds);
        json.WriteNumber("chip_rate_hz", summary.Result.ChipRateHz);
        json.WriteNumber("frames", summary.Result.Frames);
        json.WriteNumber("gaps", summary.Result.Gaps);
        json.WriteNumber("beats", summary.Result.BeatSeconds.Count);
        WriteOptional(json, "heart_rate", summary.HeartRate);
        json.WriteString("profile", summary.Profile);
        json.WriteStartObject("model");
        json.WriteString("cohort", summary.Model.Cohort);
        json.WriteString("sha256", summary.Model.Sha256);
        json.WriteEndObject();
        json.WriteStartArray("windows");
        foreach (ReplayWindow window in summary.Result.Windows)
            WriteWindow(json, window, summary.StrideSeconds);
        json.WriteEndArray();
        WriteRisk(json, summary.Newest);
        json.WriteNumber("allocated_bytes", summary.Result.AllocatedBytes);
        json.WriteNumber("checksum", summary.Result.Checksum);
        WriteScore(json, summary.Score);
        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, ReplayWindow window, int strideSeconds)
    {
        json.WriteStartObject();
        json.WriteNumber("index", window.Index);
        json.WriteNumber("start_seconds", (long)window.Index * strideSeconds);
        json.WriteBoolean("valid", window.Valid);
        json.WriteNumber("quality", window.Quality);
        json.WriteStartObject("features");
        for (int i = 0; i < Sequence.Features && window.Valid; i++)
            json.WriteNumber(FeatureNames[i], window.FeaturesQ16[i] / Q16);
        json.WriteEndObject();
        WriteOptional(json, "risk", window.Risk);
        json.WriteEndObject();
    }

    private static void WriteRisk(Utf8JsonWriter json, ReplayWindow? newest)
    {
        if (newest is not { LogitQ16: int logit, Risk: double risk })
        {
            json.WriteNull("risk");
            return;
        }

        json.WriteStartObject("risk");
        json.WriteNumber("value", risk);
        json.WriteNumber("logit_q16", logit);
        json.WriteNumber("window", newest.Index);
        json.WriteNumber("quality", newest.Quality);
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, BeatScore? score)
    {
        if (score is null)
        {
            json.WriteNull("score");
            return;
        }

        json.WriteStartObject("score");
        json.WriteNumber("se", score.Sensitivity);
        json.WriteNumber("ppv", score.Precision);
        json.WriteNumber("true_positives", score.TruePositives);
        json.WriteNumber("false_negatives", score.FalseNegatives);
        json.WriteNumber("false_positives", score.FalsePositives);
        json.WriteNumber("missed_first_10s", score.MissedFirst10Seconds);
        json.WriteNumber("bias_ms", score.BiasMs);
        json.WriteNumber("jitter_ms", score.JitterMs);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
