using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Counts the trainings of one fold, so that progress knows its end.</summary>
internal static class TrainingCount
{
    /// <summary>Number of steps that the rows report.</summary>
    /// <param name="plan">How rows are trained.</param>
    /// <param name="rows">The rows.</param>
    public static int Of(TrainingPlan plan, IReadOnlyList<IRow> rows)
    {
        StudentRow[] students = [.. rows.OfType<StudentRow>()];
        bool pairs = students.Any(row => row.Answers == Answers.CrossFitted && Searches(plan, row) > 0);
        int k = plan.InnerFolds, teachers = 1 + k + (pairs ? k * (k - 1) / 2 : 0);
        return teachers + rows.Count(row => row is LogisticRow or TreesRow) + students.Sum(row => 1 + Searches(plan, row));
    }

    // Settings tried on inner folds.
    private static int Searches(TrainingPlan plan, StudentRow row)
    {
        int more = !row.Searches ? 0 : new[]
        {
            plan.Student.Width.Count, plan.Distillation.Lambda.Count, plan.Distillation.Temperature.Count, plan.Distillation.Beta.Count,
        }.Sum(count => count - 1);
        return more > 0 ? more + 1 : plan.Student.Epochs.Count > 1 ? 1 : 0;
    }
}
