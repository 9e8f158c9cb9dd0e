using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Some training subjects, and all sequences as models trained on those see them.</summary>
/// <param name="Rows">The sequences to train on, with folds inside them.</param>
/// <param name="Scale">Scaling fitted on them.</param>
/// <param name="Input">All sequences, standardised with that.</param>
/// <param name="Baseline">The logistic baseline fitted on them.</param>
internal sealed record TrainingPart(TrainingRows Rows, Standardizer Scale, ModelInput Input, LogisticModel Baseline);
