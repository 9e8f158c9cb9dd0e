using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Results for each recording source, recorder, sex and age group.</summary>
internal static class StrataSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        (string Trait, IReadOnlyList<Stratum> Parts)[] known = [.. report.Strata.Where(trait => trait.Parts.Count > 0)];
        page.Line($"""<section><h2>By source, recorder, sex and age</h2>""");
        if (known.Length > 0)
            Table(page, known);
        string[] without = [.. TraitNames.All.Except(known.Select(trait => trait.Trait))];
        if (without.Length > 0)
            page.Line($"""<p class="absent">The data do not tell: {string.Join(", ", without)}.</p>""");
        if (known.Any(trait => trait.Trait == TraitNames.Source && trait.Parts.Count == 1))
            page.Line($"""<p class="absent">All subjects are of one source; how the model does on another is not known from this run.</p>""");
        page.Line($"""</section>""");
    }

    private static void Table(HtmlText page, (string Trait, IReadOnlyList<Stratum> Parts)[] known)
    {
        Parts.OpenTable(page, "Student int8, held-out subjects of each part, intervals over its subjects",
            "Part", "Subjects", "Hypertensive", "AUC", "Brier", "Calibration intercept");
        foreach ((string trait, IReadOnlyList<Stratum> parts) in known)
            foreach (Stratum part in parts)
            {
                page.Add($"""<tr><th scope="row">{trait}: {part.Name}</th>{Parts.Cell(Numbers.Count(part.Subjects))}{Parts.Cell(Numbers.Count(part.Hypertensive))}""");
                page.Line($"""{Cell(part.Auc)}{Cell(part.Brier)}{Cell(part.CalibrationIntercept)}</tr>""");
            }

        Parts.CloseTable(page);
        page.Line($"""<p class="small">No figure where a class has fewer than {Stratum.Fewest} subjects.</p>""");
    }

    private static RawHtml Cell(Interval? figure) => figure is null ? Parts.Cell("too few") : IntervalText.Cell(figure, 3);
}
