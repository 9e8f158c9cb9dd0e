using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Keys of the compared models, in the order in which they are shown, and their names for people.</summary>
public static class ModelNames
{
    /// <summary>Logistic regression on mean and slope.</summary>
    public const string Logistic = "logistic";

    /// <summary>The transformer that teaches.</summary>
    public const string Teacher = "teacher";

    /// <summary>The distilled student in floating point.</summary>
    public const string Student = "student";

    /// <summary>The distilled student in 8-bit integers, as the device runs it.</summary>
    public const string StudentInt8 = "student_int8";

    /// <summary>All keys.</summary>
    public static IReadOnlyList<string> All { get; } = [Logistic, Teacher, Student, StudentInt8];

    /// <summary>Keys of the further rows of the comparison, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Further { get; } =
    [
        "demographics", "heart_rate", "logistic_window", "logistic_level", "trees", "teacher_single", "paper_teacher", "paper_student",
        "student_alone", "student_in_sample", "student_cross_fitted", "student_mimicry", "student_warm",
        "no_slope_skip", "no_attention", "no_drift",
    ];

    /// <summary>Name for people.</summary>
    /// <param name="key">One of <see cref="All"/>.</param>
    /// <returns>The name; the key itself if it is unknown.</returns>
    public static string Display(string key) => key switch
    {
        Logistic => "Logistic",
        Teacher => "Teacher",
        Student => "Student float",
        StudentInt8 => "Student int8",
        "heart_rate" => "Logistic, heart rate alone",
        "demographics" => "Logistic, age and sex alone",
        "logistic_window" => "Logistic, one window",
        "logistic_level" => "Logistic, means alone",
        "trees" => "Boosted trees",
        "teacher_single" => "Teacher, one member",
        "paper_teacher" => "Paper's CNN teacher, raw samples",
        "paper_student" => "Paper's MLP student, raw samples",
        "student_alone" => "Student alone",
        "student_in_sample" => "Student, distilled in sample",
        "student_cross_fitted" => "Student, cross-fitted distillation",
        "student_mimicry" => "Student, cross-fitted, mimicry",
        "student_warm" => "Student alone, warm start",
        "no_slope_skip" => "Student without slope skip",
        "no_attention" => "Student without attention",
        "no_drift" => "Student without drift",
        _ => key,
    };

    /// <summary>The heading of a model's row, with its colour.</summary>
    internal static RawHtml Heading(string key) => new HtmlText()
        .Add($"""<th scope="row" class="model"><i class="swatch {key}"></i>{Display(key)}</th>""").ToRaw();
}
