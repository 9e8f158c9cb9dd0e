using HrvXkd.Html;
using HrvXkd.Trainer.Limits;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>How far the models go of what the features allow; simulated patients only.</summary>
internal static class LimitSection
{
    /// <summary>Adds the section where the cohort was simulated.</summary>
    public static void Add(HtmlText page, ReportModel report, LimitFigures? limit)
    {
        if (report.Summary.OracleAuc is null && limit is null)
            return;
        page.Line($"""<section><h2>Limit of the features</h2>""");
        if (limit is null)
        {
            page.Line($"""<p class="absent">Not measured: limit, with --json limit.json in this run's folder, then report.</p></section>""");
            return;
        }

        page.Line($"""
            <p>Trained on {Numbers.Count(limit.TrainingSubjects)} other simulated patients, the best model has an AUC of
            {Numbers.Fixed(limit.FeatureLimit, 3)} on the subjects of this page: more cannot be read off these features by models of these kinds.</p>
            """);
        Parts.OpenTable(page, "Share of the way from chance to that limit", "Model", "AUC, trained on the others", "Share of the way, this run");
        foreach (string model in ModelNames.All.Concat(limit.Auc.Keys.Except(ModelNames.All)))
        {
            RawHtml trained = limit.Auc.TryGetValue(model, out Interval? auc) ? IntervalText.Cell(auc, 3) : Parts.Cell("\u2013");
            string share = limit.Reached.TryGetValue(model, out double reached) ? Numbers.Fixed(reached, 3) : "\u2013";
            page.Line($"""<tr><th scope="row">{ModelNames.Display(model)}</th>{trained}{Parts.Cell(share)}</tr>""");
        }

        Parts.CloseTable(page);
        OtherData.Say(page, report, limit.DataSha256);
        page.Line($"""</section>""");
    }
}
