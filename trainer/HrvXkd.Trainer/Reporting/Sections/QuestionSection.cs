using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>What this run asks.</summary>
internal static class QuestionSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        string of = report.IsSynthetic ? "simulated recordings, of patients whom" : $"recordings of {report.Summary.Cohort}, of people whom";
        page.Line($"""
            <section><h2>Question</h2>
            <p>Can hypertension be told from heart-rate variability in {of} the model never saw? Does attention across
            windows help over a logistic regression, does a teacher help its student, and what does a student of
            {Numbers.Count(report.Summary.Weights[ModelNames.Student])} weights in 8-bit integers, as a wearable runs it, lose on the way?</p></section>
            """);
    }
}
