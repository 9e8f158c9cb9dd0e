using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>All that one fold gave.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="Rows">Held-out logits of each row.</param>
/// <param name="Scale">Scaling of the features, from the training subjects.</param>
/// <param name="Logistic">The baseline.</param>
/// <param name="Teacher">Weights of each member of the teacher, by name of the parameter.</param>
/// <param name="Student">Weights of the student.</param>
internal sealed record FoldOutcome(
    int Fold, IReadOnlyList<RowPrediction> Rows, Standardizer Scale, LogisticModel Logistic, IReadOnlyList<Dictionary<string, float[]>> Teacher, StudentWeights Student);
