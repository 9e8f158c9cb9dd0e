using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Every row of the comparison, and what each part of the student is worth.</summary>
internal static class RowsSection
{
    /// <summary>Adds the section ; one line if only the four main models were trained.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        string[] extra = [.. ModelNames.Further.Where(report.Summary.Auc.ContainsKey)];
        page.Line($"""<section><h2>Baselines, distillation, ablations</h2>""");
        if (extra.Length == 0)
        {
            page.Line($"""<p class="absent">Not trained in this run: train adds these rows.</p></section>""");
            return;
        }

        page.Line($"""
            <p>All rows went through the same folds and the same code. A difference is against the student that ships, float, with the
            same subjects drawn for both; below 0 the row ranks worse.</p>
            """);
        Parts.OpenTable(page, "Held-out subjects, 95\u00a0% bootstrap intervals", "Row", "AUC", "AUC against the student", "AUPRC", "Brier", "Calibration slope");
        foreach (string key in ModelNames.Further.Prepend(ModelNames.Student).Where(report.Summary.Auc.ContainsKey))
            Row(page, report, key);
        Parts.CloseTable(page);
        page.Line($"""<ul>""");
        foreach (string finding in Findings.OfRows(report))
            page.Line($"""<li>{finding}</li>""");
        page.Line($"""</ul>""");
        Choices(page, report.Summary);
        page.Line($"""</section>""");
    }

    private static void Row(HtmlText page, ReportModel report, string key)
    {
        RunSummary s = report.Summary;
        RawHtml difference = key == ModelNames.Student || !report.AgainstStudent.TryGetValue(key, out Interval? interval)
            ? Parts.Cell("")
            : IntervalText.Cell(interval, 3, signed: true);
        page.Add($"""<tr><th scope="row">{ModelNames.Display(key)}</th>{IntervalText.Cell(s.Auc[key], 3)}{difference}""");
        page.Line($"""{IntervalText.Cell(s.Auprc[key], 3)}{IntervalText.Cell(s.Brier[key], 3)}{IntervalText.Cell(s.CalibrationSlope[key], 2)}</tr>""");
    }

    private static void Choices(HtmlText page, RunSummary s)
    {
        if (!s.Choices.TryGetValue(ModelNames.Student, out IReadOnlyList<string>? student))
            return;
        page.Line($"""<p class="small">Chosen for the student on inner folds: {string.Join("; ", student.GroupBy(choice => choice).Select(g => $"{g.Key} ({g.Count()} of {student.Count})"))}.</p>""");
    }
}
