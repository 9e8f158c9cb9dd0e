using HrvXkd.Trainer.Evaluation;

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

    /// <summary>Negative control: AUC of the logistic baseline trained on permuted labels.</summary>
    public required Interval PermutedAuc { get; init; }

    /// <summary>Weights: teacher, student.</summary>
    public required IReadOnlyDictionary<string, int> Weights { get; init; }

    /// <summary>Multiply-accumulates for one new window: teacher, student.</summary>
    public required IReadOnlyDictionary<string, int> Macs { get; init; }

    /// <summary>What quantization cost.</summary>
    public required Int8Summary Int8 { get; init; }

    /// <summary>Proof of the emitted code.</summary>
    public required EmittedSummary Emitted { get; init; }

    /// <summary>The held-out recording through the simulated chip.</summary>
    public required ReplaySummary Replay { get; init; }

    /// <summary>Wall time of the run.</summary>
    public required double Seconds { get; init; }
}

/// <summary>What quantization cost, on held-out sequences.</summary>
/// <param name="FlipsPercent">Sequences whose decision at the logit 0 changes, percent.</param>
/// <param name="DeltaAuc">Subject-level AUC, int8 minus float.</param>
/// <param name="DeltaBrier">Brier, int8 minus float.</param>
/// <param name="RmseLogit">RMSE of the logit against the float student.</param>
/// <param name="SqnrDb">Signal to quantization noise of the logit, dB.</param>
public sealed record Int8Summary(double FlipsPercent, double DeltaAuc, double DeltaBrier, double RmseLogit, double SqnrDb);

/// <summary>Proof of the emitted code.</summary>
/// <param name="BitExact">True if emitted code and integer reference agree in every bit on all vectors.</param>
/// <param name="Vectors">Held-out sequences compared.</param>
/// <param name="MaxDeviationOrt">Largest absolute difference of logits to OnnxRuntime on the QDQ model.</param>
/// <param name="BoundOrt">Bound stated for it.</param>
/// <param name="FlashBytes">Weights and tables of the emitted class.</param>
/// <param name="RamBytes">State of the emitted class.</param>
/// <param name="Sha256">Hash of the emitted source.</param>
public sealed record EmittedSummary(bool BitExact, int Vectors, double MaxDeviationOrt, double BoundOrt, int FlashBytes, int RamBytes, string Sha256);

/// <summary>The held-out recording through simulated chip, SPI bytes, driver, Core and emitted student.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Frames">Frames read over SPI.</param>
/// <param name="Beats">Beats found.</param>
/// <param name="HeartRate">Mean heart rate, beats per minute.</param>
/// <param name="Windows">Windows completed.</param>
/// <param name="Risk">Last risk, 0..1, or null if none was given.</param>
/// <param name="DesktopRisk">The same from the desktop's direct path.</param>
/// <param name="AllocatedBytes">Bytes allocated in the loop after start.</param>
public sealed record ReplaySummary(string Recording, long Frames, int Beats, double HeartRate, int Windows, double? Risk, double? DesktopRisk, long AllocatedBytes);
