using HrvXkd.Trainer.Reporting;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>All rows of the comparison, in the order in which they are trained and shown.</summary>
internal static class RowCatalog
{
    /// <summary>The student that ships.</summary>
    public static StudentRow Student { get; } = new(ModelNames.Student) { Mimics = true, Searches = true };

    /// <summary>The teacher, all its members.</summary>
    public static TeacherRow Teacher { get; } = new(ModelNames.Teacher, single: false);

    /// <summary>Keys that a configuration may name; the others are always there.</summary>
    public static IReadOnlyList<string> Optional { get; } = [.. All().Select(row => row.Key).Except([ModelNames.Logistic, ModelNames.Teacher, ModelNames.Student]), Demographics.Key];

    /// <summary>The rows that a configuration asks for.</summary>
    /// <param name="keys">Optional keys.</param>
    public static IReadOnlyList<IRow> Of(IReadOnlyList<string> keys) =>
        [.. All().Where(row => !Optional.Contains(row.Key) || keys.Contains(row.Key))];

    private static IEnumerable<IRow> All() =>
    [
        new LogisticRow("heart_rate", InputView.HeartRate),
        new LogisticRow("logistic_window", InputView.NewestWindow),
        new LogisticRow("logistic_level", InputView.Levels),
        new LogisticRow(ModelNames.Logistic, InputView.Full),
        new TreesRow(),
        Teacher,
        new TeacherRow("teacher_single", single: true),
        new StudentRow("student_alone") { Answers = Answers.None, Warm = false },
        new StudentRow("student_in_sample") { Answers = Answers.InSample, Warm = false },
        new StudentRow("student_cross_fitted") { Warm = false },
        new StudentRow("student_mimicry") { Warm = false, Mimics = true },
        new StudentRow("student_warm") { Answers = Answers.None },
        Student,
        new StudentRow("no_slope_skip") { Mimics = true, View = InputView.NoTrend },
        new StudentRow("no_attention") { Mimics = true, Attends = false },
        new StudentRow("no_drift") { Mimics = true, View = InputView.Levels },
    ];
}
