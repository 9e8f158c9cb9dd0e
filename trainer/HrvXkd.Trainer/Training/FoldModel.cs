using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training;

/// <summary>The student of one fold.</summary>
/// <param name="Fold">Index of the fold.</param>
/// <param name="Train">Sequences it was trained on.</param>
/// <param name="Test">Sequences of the groups held out.</param>
/// <param name="Student">The weights.</param>
public sealed record FoldModel(int Fold, int[] Train, int[] Test, StudentWeights Student);
