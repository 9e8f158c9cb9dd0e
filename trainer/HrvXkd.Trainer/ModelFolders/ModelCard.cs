using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>model.json: what a trained model needs beside its ONNX files, and where it comes from.</summary>
internal sealed record ModelCard
{
    /// <summary>Version of the file.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of this file.</summary>
    public required int Version { get; init; }

    /// <summary>Cohort the model was trained on.</summary>
    public required string Cohort { get; init; }

    /// <summary>True if that cohort was simulated.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Window profile; data are cut into windows of this profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>Subjects the model was trained on.</summary>
    public required int TrainingSubjects { get; init; }

    /// <summary>SHA-256 of the sequences and labels of the run.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Version of the program.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Scaling of the features, from training subjects; the ONNX files hold the same.</summary>
    public required Standardizer Scale { get; init; }

    /// <summary>The logistic baseline.</summary>
    public required LogisticModel Logistic { get; init; }

    /// <summary>Decision and calibration of a subject's score.</summary>
    public required OperatingPoint Operation { get; init; }

    /// <summary>Weights of teacher and student.</summary>
    public required IReadOnlyDictionary<string, int> Weights { get; init; }

    /// <summary>Multiply-accumulates for one new window.</summary>
    public required IReadOnlyDictionary<string, int> Macs { get; init; }

    /// <summary>SHA-256 of each file of the folder that belongs to the model.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }
}
