using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>All models side by side, in pairs, and by size.</summary>
internal static class ComparisonSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""
            <section><h2>Models compared</h2>
            <p>{Findings.Expectation} Logistic regression on the mean and slope of each feature is the baseline that a network must
            at least tie.</p>
            <div class="pair">
            """);
        Parts.Figure(page, RocFigure.Draw(report.Scores, report.Draws), "ROC.",
            "Shaded: bootstrap band of the float student, on which the int8 student should lie.");
        Parts.Figure(page, ForestFigure.Draw(report.Summary), "AUC with 95\u00a0% interval.", "The control was trained on permuted labels.");
        page.Line($"""</div>""");
        Models(page, report);
        Pairs(page, report);
        Size(page, report.Summary);
        page.Line($"""</section>""");
    }

    private static void Models(HtmlText page, ReportModel report)
    {
        RunSummary s = report.Summary;
        Parts.OpenTable(page, "Held-out subjects, 95\u00a0% bootstrap intervals", "Model", "AUC", "AUPRC", "Sensitivity at 90\u00a0% specificity", "Accuracy", "F1");
        foreach (string key in ModelNames.All)
        {
            page.Add($"""<tr>{ModelNames.Heading(key)}{IntervalText.Cell(s.Auc[key], 3)}{IntervalText.Cell(s.Auprc[key], 3)}{IntervalText.Cell(s.Sensitivity90[key], 2)}""");
            page.Line($"""{IntervalText.Cell(s.Accuracy[key], 2)}{IntervalText.Cell(s.F1[key], 2)}</tr>""");
        }

        Parts.CloseTable(page);
        double prevalence = (double)s.Hypertensive / Math.Max(1, s.Subjects);
        page.Line($"""
            <p class="small">For comparison: ranking at random gives an AUPRC of {Numbers.Fixed(prevalence, 2)}, calling nobody an accuracy of
            {Numbers.Fixed(1 - prevalence, 2)}. Accuracy and F1 at the logit 0.</p>
            """);
    }

    private static void Pairs(HtmlText page, ReportModel report)
    {
        Parts.OpenTable(page, "In pairs, the same subjects drawn for both", "Pair", "AUC difference", "DeLong p", "Brier difference");
        foreach (((string first, string second), PairedComparison pair) in report.Pairs)
        {
            page.Add($"""<tr><th scope="row">{ModelNames.Display(first)} &#8722; {ModelNames.Display(second)}</th>""");
            page.Add($"""{IntervalText.Cell(pair.AucDifference, 4, signed: true)}{Parts.Cell(Numbers.P(pair.DeLong.P))}""");
            page.Line($"""{IntervalText.Cell(pair.BrierDifference, 4, signed: true)}</tr>""");
        }

        Parts.CloseTable(page);
        page.Line($"""
            <p class="small">Two-sided p values, not adjusted for the number of pairs. A Brier difference below 0 favours the first
            model.</p>
            """);
    }

    private static void Size(HtmlText page, RunSummary s)
    {
        Parts.OpenTable(page, "Size, for one new window", "", "Teacher", "Student", "Saving");
        foreach ((string name, IReadOnlyDictionary<string, int> by) in new[] { ("Weights", s.Weights), ("Multiply-accumulates", s.Macs) })
        {
            int teacher = by[ModelNames.Teacher], student = by[ModelNames.Student];
            page.Add($"""<tr><th scope="row">{name}</th>{Parts.Cell(Numbers.Count(teacher))}{Parts.Cell(Numbers.Count(student))}""");
            page.Line($"""{Parts.Cell(Numbers.Saving(student, teacher))}</tr>""");
        }

        Parts.CloseTable(page);
    }
}
