namespace HrvXkd.Trainer.Evaluation;

/// <summary>DeLong's test of two AUCs measured on the same subjects.</summary>
/// <param name="Difference">First AUC minus second.</param>
/// <param name="StandardError">Standard error of the difference, 0 if the models rank alike.</param>
/// <param name="P">Two-sided p value of no difference, 0..1.</param>
public sealed record DeLongTest(double Difference, double StandardError, double P);
