namespace HrvXkd.Trainer.Reporting;

/// <summary>summary.json: the figures of one run, keys in snake case.</summary>
public sealed record RunSummary
{
    /// <summary>"synthetic" or the folder's name.</summary>
    public required string Cohort { get; init; }

    /// <summary>Said wherever a figure of the run is shown.</summary>
    public required string Notice { get; init; }

    /// <summary>Window profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>Groups that have a sequence: the unit of folds and intervals.</summary>
    public required int Subjects { get; init; }

    /// <summary>Of them, hypertensive.</summary>
    public required int Hypertensive { get; init; }

    /// <summary>Recordings, and hours of ECG in them.</summary>
    public required int Recordings { get; init; }

    /// <summary>Hours of ECG.</summary>
    public required double Hours { get; init; }

    /// <summary>Beats found.</summary>
    public required long Beats { get; init; }

    /// <summary>Windows, and the share of them masked for quality.</summary>
    public required int Windows { get; init; }

    /// <summary>Share of windows that are masked, percent.</summary>
    public required double MaskedPercent { get; init; }

    /// <summary>Sequences of 8 windows.</summary>
    public required int Sequences { get; init; }

    /// <summary>Subject-level area under the ROC curve: logistic, teacher, student, student_int8.</summary>
    public required IReadOnlyDictionary<string, Interval> Auc { get; init; }

    /// <summary>Subject-level Brier score, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> Brier { get; init; }

    /// <summary>Subject-level expected calibration error, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> Ece { get; init; }

    /// <summary>Sensitivity at 90 % specificity, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> Sensitivity90 { get; init; }

    /// <summary>Average precision, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> Auprc { get; init; }

    /// <summary>Accuracy at the logit 0, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> Accuracy { get; init; }

    /// <summary>F1 at the logit 0, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval> F1 { get; init; }

    /// <summary>Calibration slope, same keys; 1 if risks are true, below 1 if they are too extreme.</summary>
    public required IReadOnlyDictionary<string, Interval> CalibrationSlope { get; init; }

    /// <summary>Calibration in the large, same keys: what must be added to every logit so that the mean risk is the share of events.</summary>
    public required IReadOnlyDictionary<string, Interval> CalibrationIntercept { get; init; }

    /// <summary>What inner folds chose for a row, one text a fold.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; }

    /// <summary>SHA-256 of sequences, masks, labels and groups.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Version of the program.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Negative control: AUC of the logistic baseline trained on permuted labels.</summary>
    public required Interval PermutedAuc { get; init; }

    /// <summary>AUC of the exact likelihood ratio on a simulated cohort's latent values, the limit of every model; null for recorded cohorts.</summary>
    public double? OracleAuc { get; init; }

    /// <summary>Weights: teacher, student.</summary>
    public required IReadOnlyDictionary<string, int> Weights { get; init; }

    /// <summary>Multiply-accumulates for one new window: teacher, student.</summary>
    public required IReadOnlyDictionary<string, int> Macs { get; init; }

    /// <summary>What quantization cost.</summary>
    public required Int8Summary Int8 { get; init; }

    /// <summary>Time of one new window; like <see cref="Seconds"/> not the same from run to run.</summary>
    public SpeedSummary? Speed { get; init; }

    /// <summary>Proof of the emitted code.</summary>
    public required EmittedSummary Emitted { get; init; }

    /// <summary>The held-out recording through the simulated chip; null where the source has no ECG to send.</summary>
    public required ReplaySummary? Replay { get; init; }

    /// <summary>Wall time of the run.</summary>
    public required double Seconds { get; init; }
}
