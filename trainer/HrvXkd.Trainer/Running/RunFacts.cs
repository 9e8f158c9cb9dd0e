using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrvXkd.Data;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Running;

/// <summary>Facts about data and protocol of a run, in words.</summary>
internal static class RunFacts
{
    /// <summary>What is known of the recordings.</summary>
    /// <param name="cohort">The recordings.</param>
    /// <param name="data">The sequences made of them.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> DataCard(Cohort cohort, SequenceSet data)
    {
        List<KeyValuePair<string, string>> card =
        [
            new("Kind of source", Kinds(cohort)),
            new("Label", cohort.IsSynthetic
                ? "class of the simulated patient; the classes differ by the published effect sizes that were put in"
                : "hypertensive or not, as the source says; whether that is a diagnosis or the pressure during the recording is the source's"),
            new("Unit of every split", $"the source's subject or group; {Numbers.Count(data.Groups.Count)} have a usable sequence"),
            new("Recordings without a usable sequence", Numbers.Count(cohort.Recordings.Count - data.Recording.Distinct().Count())),
            new("Age and sex", Known(cohort)),
        ];
        if (cohort.Skipped.Count > 0)
            card.Add(new("Left out by the reader", string.Join("; ", cohort.Skipped.GroupBy(s => s.Reason).OrderByDescending(g => g.Count()).Take(4).Select(g => $"{Numbers.Count(g.Count())}: {g.Key}"))));
        return card;
    }

    /// <summary>How models are trained and chosen.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Protocol(TrainingPlan plan) =>
    [
        new("Outer folds", $"{plan.Folds}, by subject, stratified by label; every figure is of subjects that the model never saw"),
        new("Inner folds", $"{plan.InnerFolds}, by subject, within the training subjects; all choices are made there"),
        new("Teacher", $"{Numbers.Count(plan.Teacher.Members, "member")}; epochs {List(plan.Teacher.Epochs)}; no label smoothing; what training adds to its baseline is kept by the share that inner folds confirm"),
        new("Student", $"width {List(plan.Student.Width)}, epochs {List(plan.Student.Epochs)}"),
        new("Distillation", $"lambda {List(plan.Distillation.Lambda)}, temperature {List(plan.Distillation.Temperature)}, mimicry {List(plan.Distillation.Beta)}; answers of teachers that saw neither the subject nor the test fold"),
        new("Fitted on training subjects only", "scaling of features, baseline, ranges of the quantizer, threshold of the shipped model"),
        new("Further rows", plan.Rows.Count == 0 ? "none" : string.Join("; ", plan.Rows.Select(ModelNames.Display))),
    ];

    /// <summary>SHA-256 of a text, lower case hexadecimal.</summary>
    /// <param name="text">The text.</param>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string List<T>(IReadOnlyList<T> values)
        where T : IFormattable => (values.Count > 1 ? "one of " : "") + string.Join(", ", values.Select(v => v.ToString(null, CultureInfo.InvariantCulture)));

    private static string Kinds(Cohort cohort)
    {
        string[] kinds = [.. cohort.Recordings.Select(r => r.Provenance).OfType<Provenance>().GroupBy(p => p.Kind).Select(g => $"{SourceKinds.Name(g.Key)} ({Numbers.Count(g.Count(), "recording")})")];
        return kinds.Length > 0 ? string.Join(", ", kinds) : cohort.IsSynthetic ? "simulated patients" : "a table of windows, which does not tell";
    }

    private static string Known(Cohort cohort)
    {
        double[] age = [.. cohort.Recordings.Select(r => r.AgeYears).OfType<double>().Order()];
        int women = cohort.Recordings.Count(r => r.Sex == Sex.Female), men = cohort.Recordings.Count(r => r.Sex == Sex.Male);
        string years = age.Length == 0 ? "age not told" : $"age median {Numbers.Fixed(age[age.Length / 2], 0)} years, {Numbers.Fixed(age[0], 0)} to {Numbers.Fixed(age[^1], 0)}, told of {Numbers.Count(age.Length)} recordings";
        return years + (women + men == 0 ? "; sex not told" : $"; {Numbers.Count(women)} of women, {Numbers.Count(men)} of men");
    }
}
