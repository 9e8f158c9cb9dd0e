using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training;

/// <summary>The models of one fold.</summary>
/// <param name="Fold">Index of the fold.</param>
/// <param name="Train">Sequences they were trained on.</param>
/// <param name="Test">Sequences of the groups held out.</param>
/// <param name="Scale">Scaling of the features, from the training sequences.</param>
/// <param name="Logistic">The baseline.</param>
/// <param name="Teacher">Weights of each teacher of the ensemble, by name of the parameter.</param>
/// <param name="Student">Weights of the student.</param>
internal sealed record FoldModel(
    int Fold, int[] Train, int[] Test, Standardizer Scale, LogisticModel Logistic, IReadOnlyList<Dictionary<string, float[]>> Teacher, StudentWeights Student);
