namespace HrvXkd.Trainer.Training;

/// <summary>What is fixed for every run, and varied only to choose it.</summary>
internal sealed record ExperimentSettings
{
    /// <summary>How teachers are trained.</summary>
    public Recipe Teacher { get; init; } = Recipe.Teacher;

    /// <summary>How students are trained.</summary>
    public Recipe Student { get; init; } = Recipe.Student;

    /// <summary>The student's loss.</summary>
    public DistillationWeights Distillation { get; init; } = DistillationWeights.Default;

    /// <summary>Inner folds that choose the penalty of the baseline.</summary>
    public int InnerFolds { get; init; } = 4;

    /// <summary>Trainings at a time; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
