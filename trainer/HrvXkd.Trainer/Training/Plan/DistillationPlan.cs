namespace HrvXkd.Trainer.Training.Plan;

/// <summary>Shares of the student's loss to choose among.</summary>
/// <param name="Lambda">Share of the teacher's answers, 0..1.</param>
/// <param name="Temperature">Softens the answers, 1 or more.</param>
/// <param name="Beta">Share of feature mimicry, 0..0.5.</param>
internal sealed record DistillationPlan(IReadOnlyList<double> Lambda, IReadOnlyList<double> Temperature, IReadOnlyList<double> Beta);
