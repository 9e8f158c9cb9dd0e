// The run in sentences that a reader need not decode, each bound to what its interval allows one to say.
using HrvXkd.Html;
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
    public static string Control(Interval permuted) => permuted.Low <= 0.5 && permuted.High >= 0.5
        ? $"Trained on permuted labels the baseline finds nothing, as it should: AUC {IntervalText.WithRange(permuted, 3)}."
        : $"Trained on permuted labels the baseline should find nothing, but its AUC is {IntervalText.WithRange(permuted, 3)}: suspect chance or a leak.";

    /// <summary>How the AUC stands to what the literature leads one to expect.</summary>
    public static string Expectation =>
        "From heart-rate variability alone, people kept apart, the literature leads one to expect an AUC of "
        + $"{Numbers.Fixed(ForestFigure.Expected.Low, 2)} to {Numbers.Fixed(ForestFigure.Expected.High, 2)}.";
}
