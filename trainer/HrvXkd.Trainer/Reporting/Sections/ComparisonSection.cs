using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>All models side by side, and in pairs.</summary>
internal static class ComparisonSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"<section>\n<h2>Models compared</h2>\n<p>{Findings.Expectation} Logistic regression on the mean and slope of each feature is the baseline that a network must at least tie.</p>\n<div class=\"pair\">");
        Parts.Figure(page, RocFigure.Draw(report.Scores, report.Draws), "ROC.", "Shaded: bootstrap band of the float student, on which the int8 student should lie.");
        Parts.Figure(page, ForestFigure.Draw(report.Summary), "AUC with 95\u00a0% interval.", "The control was trained on permuted labels.");
        page.Line($"</div>");
        Models(page, report);
        Pairs(page, report);
        page.Line($"</section>");
    }

    private static void Models(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        page.Line($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Models compared\"><table>\n<caption>Held-out subjects, 95\u00a0% bootstrap intervals</caption>");
        page.Line($"<thead><tr><th>Model</th><th class=\"n\">AUC</th><th class=\"n\">Sensitivity at 90\u00a0% specificity</th><th class=\"n\">Brier</th><th class=\"n\">ECE</th><th class=\"n\">Accuracy</th><th class=\"n\">F1</th></tr></thead>\n<tbody>");
        foreach (string key in ModelNames.All)
        {
            LabelledScores scores = report.Scores[key];
            Interval[] decisions = report.Draws.Intervals(w => Confusion.Of(scores, w).Accuracy, w => Confusion.Of(scores, w).F1);
            page.Line($"<tr><th scope=\"row\"><i class=\"swatch {key}\"></i>{ModelNames.Display(key)}</th>{Parts.Cell(s.Auc[key], 3)}{Parts.Cell(s.Sensitivity90[key], 2)}{Parts.Cell(s.Brier[key], 3)}{Parts.Cell(s.Ece[key], 3)}{Parts.Cell(decisions[0], 2)}{Parts.Cell(decisions[1], 2)}</tr>");
        }

        double prevalence = (double)s.Hypertensive / Math.Max(1, s.Subjects);
        page.Line($"</tbody></table></div>\n<p class=\"small\">For comparison: saying {Numbers.Fixed(prevalence, 2)} of everybody gives a Brier score of {Numbers.Fixed(prevalence * (1 - prevalence), 3)}, calling nobody an accuracy of {Numbers.Fixed(1 - prevalence, 2)}. Accuracy and F1 at the logit 0. The ECE is above 0 even for true risks, and drawing subjects again raises it further, so its interval lies high.</p>");
    }

    private static void Pairs(HtmlText page, ReportModel report)
    {
        page.Line($"<div class=\"scroll wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Models in pairs\"><table>\n<caption>In pairs, the same subjects drawn for both</caption>");
        page.Line($"<thead><tr><th>Pair</th><th class=\"n\">AUC difference</th><th class=\"n\">DeLong p</th><th class=\"n\">Brier difference</th></tr></thead>\n<tbody>");
        foreach (((string first, string second), PairedComparison pair) in report.Pairs)
            page.Line($"<tr><th scope=\"row\">{ModelNames.Display(first)} \u2212 {ModelNames.Display(second)}</th>{Parts.Cell(pair.AucDifference, 4, signed: true)}<td class=\"n\">{Numbers.P(pair.DeLong.P)}</td>{Parts.Cell(pair.BrierDifference, 4, signed: true)}</tr>");
        page.Line($"</tbody></table></div>\n<p class=\"small\">Two-sided p values, not adjusted for the number of pairs. A Brier difference below 0 favours the first model.</p>");
        Cost(page, report.Summary);
    }

    private static void Cost(HtmlText page, RunSummary s)
    {
        page.Line($"<div class=\"scroll wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Size\"><table>\n<caption>Size, for one new window</caption>");
        page.Line($"<thead><tr><th></th><th class=\"n\">Teacher</th><th class=\"n\">Student</th><th class=\"n\">Saving</th></tr></thead>\n<tbody>");
        foreach ((string name, IReadOnlyDictionary<string, int> by) in new[] { ("Weights", s.Weights), ("Multiply-accumulates", s.Macs) })
            page.Line($"<tr><th scope=\"row\">{name}</th><td class=\"n\">{Numbers.Count(by[ModelNames.Teacher])}</td><td class=\"n\">{Numbers.Count(by[ModelNames.Student])}</td><td class=\"n\">{Numbers.Saving(by[ModelNames.Student], by[ModelNames.Teacher])}</td></tr>");
        page.Line($"</tbody></table></div>");
    }
}
