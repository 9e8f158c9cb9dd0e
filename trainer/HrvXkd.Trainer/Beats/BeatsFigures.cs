using System.Text.Json.Serialization;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>Figures of one record, or of all pooled.</summary>
internal sealed record BeatsFigures
{
    /// <summary>Name of the record; none for the pool.</summary>
    [JsonPropertyName("record"), JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Record { get; init; }

    /// <summary>Name of the lead that was read; none for the pool.</summary>
    [JsonPropertyName("lead"), JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Lead { get; init; }

    /// <summary>Name of the noise that was added; none without noise and for a record.</summary>
    [JsonPropertyName("noise"), JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Noise { get; init; }

    /// <summary>Ratio of signal to noise, dB; none without noise and for a record.</summary>
    [JsonPropertyName("snr_db"), JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SnrDb { get; init; }

    /// <summary>Records pooled, 1 for a record.</summary>
    [JsonPropertyName("records")]
    public int Records { get; init; } = 1;

    /// <summary>Annotated beats outside ventricular flutter.</summary>
    [JsonPropertyName("beats")]
    public required int Beats { get; init; }

    /// <summary>Missed beats.</summary>
    [JsonPropertyName("missed")]
    public required int Missed { get; init; }

    /// <summary>Found beats that are none.</summary>
    [JsonPropertyName("extra")]
    public required int Extra { get; init; }

    /// <summary>Sensitivity, 0..1.</summary>
    [JsonPropertyName("se")]
    public required double Sensitivity { get; init; }

    /// <summary>Precision, 0..1.</summary>
    [JsonPropertyName("ppv")]
    public required double Precision { get; init; }

    /// <summary>F1 within the tolerance, 0..1.</summary>
    [JsonPropertyName("f1")]
    public required double F1 { get; init; }

    /// <summary>F1 within 50 ms, 0..1.</summary>
    [JsonPropertyName("f1_50ms")]
    public required double F1Within50Ms { get; init; }

    /// <summary>Standard deviation of found minus annotated, ms; for the pool the median over records.</summary>
    [JsonPropertyName("jitter_ms")]
    public required double JitterMs { get; init; }

    /// <summary>Mean of found minus annotated, ms; for the pool the median over records.</summary>
    [JsonPropertyName("bias_ms")]
    public required double BiasMs { get; init; }

    /// <summary>Missed beats in the first 10 s.</summary>
    [JsonPropertyName("missed_first_10s")]
    public required int MissedFirst10Seconds { get; init; }

    /// <summary>RMSSD error from timing alone, %, see <see cref="TimingError"/>; for the pool the median over records.</summary>
    [JsonPropertyName("rmssd_error_percent_median")]
    public required double? RmssdErrorPercent { get; init; }

    /// <summary>Share of ventricular beats that are ventricular-like, see <see cref="ClassScore"/>; none if there is no such beat.</summary>
    [JsonPropertyName("v_se"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? VentricularSensitivity { get; init; }

    /// <summary>Share of ventricular-like beats that are ventricular; none if there is no such beat.</summary>
    [JsonPropertyName("v_ppv"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? VentricularPrecision { get; init; }

    /// <summary>Share of beats neither ventricular nor fusion that are normal-like; none if there is no such beat.</summary>
    [JsonPropertyName("n_se"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UsualSensitivity { get; init; }

    /// <summary>RMSSD error of the kept NN intervals of a record, %, see <see cref="NnError"/>; none for the pool.</summary>
    [JsonPropertyName("nn_rmssd_error_percent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnRmssdErrorPercent { get; init; }

    /// <summary>Its median over records; none for a record.</summary>
    [JsonPropertyName("nn_rmssd_error_percent_median"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnRmssdErrorPercentMedian { get; init; }

    /// <summary>The largest of all records; none for a record.</summary>
    [JsonPropertyName("nn_rmssd_error_percent_worst"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnRmssdErrorPercentWorst { get; init; }

    /// <summary>Median error of cleaning alone, see <see cref="NnFigures.CleaningErrorPercent"/>; none for a record.</summary>
    [JsonPropertyName("nn_cleaning_error_percent_median"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnCleaningErrorPercentMedian { get; init; }

    /// <summary>The largest of all records; none for a record.</summary>
    [JsonPropertyName("nn_cleaning_error_percent_worst"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnCleaningErrorPercentWorst { get; init; }

    /// <summary>Median error of cleaning intervals without shapes, see <see cref="NnFigures.IntervalsErrorPercent"/>; none for a record.</summary>
    [JsonPropertyName("nn_intervals_error_percent_median"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnIntervalsErrorPercentMedian { get; init; }

    /// <summary>The largest of all records; none for a record.</summary>
    [JsonPropertyName("nn_intervals_error_percent_worst"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NnIntervalsErrorPercentWorst { get; init; }

    /// <summary>What became of NN intervals; none for the pool and for records of which too few beats are normal.</summary>
    [JsonPropertyName("nn"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NnFigures? Nn { get; init; }

    /// <summary>Seconds of ECG read and analysed in a second: of CPU time for the pool, of its own run for a record.</summary>
    [JsonPropertyName("x_realtime")]
    public required double TimesRealTime { get; init; }

    /// <summary>Puts the figures of scores together.</summary>
    public static BeatsFigures Of(BeatScore score, BeatScore within50Ms, double? rmssdErrorPercent, double timesRealTime) => new()
    {
        Beats = score.TruePositives + score.FalseNegatives,
        Missed = score.FalseNegatives,
        Extra = score.FalsePositives,
        Sensitivity = score.Sensitivity,
        Precision = score.Precision,
        F1 = score.F1,
        F1Within50Ms = within50Ms.F1,
        JitterMs = score.JitterMs,
        BiasMs = score.BiasMs,
        MissedFirst10Seconds = score.MissedFirst10Seconds,
        RmssdErrorPercent = rmssdErrorPercent,
        TimesRealTime = timesRealTime,
    };
    /// <summary>Adds the figures of classes.</summary>
    public BeatsFigures WithClasses(ClassScore classes) => this with
    {
        VentricularSensitivity = classes.Sensitivity,
        VentricularPrecision = classes.Precision,
        UsualSensitivity = classes.UsualSensitivity,
    };
}
