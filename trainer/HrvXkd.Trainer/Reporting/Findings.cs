// The run in sentences that a reader need not decode, each bound to what its interval allows one to say.
using HrvXkd.Html;
using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting;

/// <summary>What a run found, in words.</summary>
internal static class Findings
{
    private const double Suspicious = 0.85;

    /// <summary>All findings, the most important first.</summary>
    public static IEnumerable<string> Of(ReportModel report)
    {
        RunSummary s = report.Summary;
        Interval auc = s.Auc[ModelNames.StudentInt8];
        yield return Discrimination(auc);
        if (auc.Value > Suspicious)
            yield return $"An AUC above {Numbers.Fixed(Suspicious, 2)} is more than heart-rate variability is known to give: look for a leak first.";
        yield return Difference("The float student", "the logistic baseline", report.Pairs[(ModelNames.Student, ModelNames.Logistic)].AucDifference);
        yield return Difference("The float student", "its teacher", report.Pairs[(ModelNames.Student, ModelNames.Teacher)].AucDifference);
        yield return $"Eight bits change {Numbers.Percent(s.Int8.FlipsPercent, 2)} of decisions and the AUC by {Numbers.Signed(s.Int8.DeltaAuc, 4)}; "
            + $"the student has {Numbers.Count(s.Weights[ModelNames.Student])} weights against the teacher's {Numbers.Count(s.Weights[ModelNames.Teacher])}.";
        yield return s.Emitted.BitExact
            ? $"The emitted C# equals the integer reference in every bit on {Numbers.Count(s.Emitted.Vectors, "test vector")}."
            : $"The emitted C# DIFFERS from the integer reference on {Numbers.Count(s.Emitted.Vectors, "test vector")}: do not use it.";
        yield return Control(s.PermutedAuc);
    }

    /// <summary>What the further rows tell: drift, distillation, parts of the student.</summary>
    public static IEnumerable<string> OfRows(ReportModel report)
    {
        foreach ((string first, string second, string what) in new[]
        {
            ("student_cross_fitted", "student_alone", "Cross-fitted distillation of a student that starts cold"),
            ("student_cross_fitted", "student_in_sample", "Answers about unseen subjects instead of those that the teacher learned"),
            ("student_mimicry", "student_cross_fitted", "Mimicry of features"),
            (ModelNames.Student, "student_warm", "Distillation of a student that starts from the baseline"),
            (ModelNames.Student, "no_slope_skip", "The slope in the linear skip"),
            (ModelNames.Student, "no_attention", "Attention over windows"),
            (ModelNames.Student, "no_drift", "All that tells how windows change"),
            (ModelNames.Teacher, "student_alone", "The teacher over a student that starts cold and alone"),
        })
            if (report.Scores.TryGetValue(first, out LabelledScores? a) && report.Scores.TryGetValue(second, out LabelledScores? b))
                yield return Gain(what, report.Draws.Interval(weight => RocCurve.Auc(a, weight) - RocCurve.Auc(b, weight)));
    }

    private static string Gain(string what, Interval difference)
    {
        string verdict = difference.Low > 0 ? "helps" : difference.High < 0 ? "harms" : "makes no difference that can be told";
        return $"{what}: {verdict}, AUC {IntervalText.WithRange(difference, 3, signed: true)}.";
    }

    /// <summary>Is the model better than chance?</summary>
    public static string Discrimination(Interval auc)
    {
        string figures = $"AUC {IntervalText.WithRange(auc, 3)}";
        if (auc.Low > 0.5)
            return $"The int8 student ranks people it never saw better than chance: {figures}.";
        return auc.High < 0.5
            ? $"The int8 student ranks people it never saw worse than chance, {figures}: something is wrong."
            : $"No evidence that the int8 student ranks people it never saw better than chance: {figures}.";
    }

    /// <summary>Is one model better than another?</summary>
    public static string Difference(string first, string second, Interval difference)
    {
        string verdict = difference.Low > 0 ? "ranks better than" : difference.High < 0 ? "ranks worse than" : "cannot be told apart from";
        return $"{first} {verdict} {second}: AUC difference {IntervalText.WithRange(difference, 3, signed: true)}.";
    }

    /// <summary>Does the negative control find nothing, as it should?</summary>
    public static string Control(Interval permuted) => PermutedLabels.FoundNothing(permuted)
        ? $"Trained on permuted labels the baseline finds nothing, as it should: AUC {IntervalText.WithRange(permuted, 3)}."
        : $"Trained on permuted labels the baseline should find nothing, but its AUC is {IntervalText.WithRange(permuted, 3)}: suspect chance or a leak.";

    /// <summary>How the AUC stands to what the literature leads one to expect.</summary>
    public static string Expectation =>
        "From heart-rate variability alone, people kept apart, the literature leads one to expect an AUC of "
        + $"{Numbers.Fixed(ForestFigure.Expected.Low, 2)} to {Numbers.Fixed(ForestFigure.Expected.High, 2)}.";
}
