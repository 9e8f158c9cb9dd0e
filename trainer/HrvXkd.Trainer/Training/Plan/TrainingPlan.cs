namespace HrvXkd.Trainer.Training.Plan;

/// <summary>How models are trained and compared; train.jsonc explains each value.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Seed of folds, weights, batches and intervals.</summary>
    public required int Seed { get; init; }

    /// <summary>Subjects of the synthetic cohort.</summary>
    public required int Subjects { get; init; }

    /// <summary>Folds by subject.</summary>
    public required int Folds { get; init; }

    /// <summary>Folds inside the training data of each.</summary>
    public required int InnerFolds { get; init; }

    /// <summary>Rows of the comparison beside logistic, teacher and student.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The teacher.</summary>
    public required TeacherPlan Teacher { get; init; }

    /// <summary>The student.</summary>
    public required StudentPlan Student { get; init; }

    /// <summary>Shares of the student's loss.</summary>
    public required DistillationPlan Distillation { get; init; }

    /// <summary>Gradient-boosted trees.</summary>
    public required TreePlan Trees { get; init; }

    /// <summary>The embedded default.</summary>
    public static TrainingPlan Default { get; } = PlanFile.Parse(PlanFile.DefaultText, "the embedded configuration");

    /// <summary>The usual value of each list, nothing chosen: what run trains.</summary>
    public TrainingPlan Usual() => this with
    {
        Teacher = Teacher with { Epochs = [Teacher.Epochs[0]] },
        Student = Student with { Epochs = [Student.Epochs[0]], Width = [Student.Width[0]] },
        Distillation = new DistillationPlan([Distillation.Lambda[0]], [Distillation.Temperature[0]], [Distillation.Beta[0]]),
        Trees = Trees with { Number = [Trees.Number[0]] },
    };
}
