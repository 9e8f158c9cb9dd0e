namespace HrvXkd.Trainer.Training;

/// <summary>Shares of the student's loss.</summary>
/// <param name="Lambda">Share of the teacher's answers against the labels, 0..1; 0 trains the student alone.</param>
/// <param name="Temperature">Softens the answers, 1 or more.</param>
/// <param name="Beta">Share of feature mimicry at the start of training, 0..0.5; 0 leaves it out.</param>
internal sealed record DistillationWeights(double Lambda, double Temperature, double Beta);
