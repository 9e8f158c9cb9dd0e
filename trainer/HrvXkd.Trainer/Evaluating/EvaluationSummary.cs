using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>What evaluate writes: the keys of summary.json, null where unseen records cannot give a figure, and why under <see cref="Missing"/>.</summary>
internal sealed record EvaluationSummary
{
    /// <summary>The data set scored.</summary>
    public required string Cohort { get; init; }

    /// <summary>Said wherever a figure is shown.</summary>
    public required string Notice { get; init; }

    /// <summary>Window profile, the model's.</summary>
    public required string Profile { get; init; }

    /// <summary>Seed of the intervals.</summary>
    public required int Seed { get; init; }

    /// <summary>What the model was trained on.</summary>
    public required string ModelCohort { get; init; }

    /// <summary>SHA-256 of the model's student.int8.onnx.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>SHA-256 of the sequences scored.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Subjects with a usable sequence and a label.</summary>
    public required int Subjects { get; init; }

    /// <summary>Of them, hypertensive.</summary>
    public required int Hypertensive { get; init; }

    /// <summary>Recordings read.</summary>
    public required int Recordings { get; init; }

    /// <summary>Recordings without a usable sequence: masked or too short.</summary>
    public required int RecordingsWithoutSequence { get; init; }

    /// <summary>Hours recorded.</summary>
    public required double Hours { get; init; }

    /// <summary>Beats found.</summary>
    public required long Beats { get; init; }

    /// <summary>Windows.</summary>
    public required int Windows { get; init; }

    /// <summary>Share of windows that are masked, percent.</summary>
    public required double MaskedPercent { get; init; }

    /// <summary>Sequences of 8 windows.</summary>
    public required int Sequences { get; init; }

    /// <summary>Subject-level area under the ROC curve by model.</summary>
    public required IReadOnlyDictionary<string, Interval?> Auc { get; init; }

    /// <summary>Average precision, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> Auprc { get; init; }

    /// <summary>Brier score, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> Brier { get; init; }

    /// <summary>Expected calibration error, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> Ece { get; init; }

    /// <summary>Sensitivity at 90 % specificity, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> Sensitivity90 { get; init; }

    /// <summary>Accuracy at the logit 0, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> Accuracy { get; init; }

    /// <summary>F1 at the logit 0, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> F1 { get; init; }

    /// <summary>Calibration slope, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> CalibrationSlope { get; init; }

    /// <summary>Calibration in the large, same keys.</summary>
    public required IReadOnlyDictionary<string, Interval?> CalibrationIntercept { get; init; }

    /// <summary>Weights of teacher and student.</summary>
    public required IReadOnlyDictionary<string, int> Weights { get; init; }

    /// <summary>Multiply-accumulates for one new window.</summary>
    public required IReadOnlyDictionary<string, int> Macs { get; init; }

    /// <summary>What quantization cost on these records.</summary>
    public Int8Summary? Int8 { get; init; }

    /// <summary>The int8 student with the threshold and the calibration chosen in training.</summary>
    public OperationScore? Operation { get; init; }

    /// <summary>The int8 student on parts of the subjects: by recording source, recorder (sampling rate), sex and age where the data tell them; figures are null where a class has too few.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Stratum>> Parts { get; init; }

    /// <summary>Key and reason of each figure that is null.</summary>
    public required IReadOnlyDictionary<string, string> Missing { get; init; }

    /// <summary>Wall time.</summary>
    public required double Seconds { get; init; }
}
