namespace HrvXkd.Trainer.Training;

/// <summary>How the models of one run are trained.</summary>
/// <param name="Seed">Same seed, same weights.</param>
/// <param name="Folds">Folds by group.</param>
public sealed record ExperimentOptions(int Seed, int Folds = 5);
