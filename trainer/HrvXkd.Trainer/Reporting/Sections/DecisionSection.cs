using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Whether acting on the risk does more good than acting on everybody or nobody.</summary>
internal static class DecisionSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""<section><h2>Decision curve</h2>""");
        Parts.Figure(page, DecisionFigure.Draw(report.Scores), "Net benefit.",
            "True positives less false positives, these weighted by the odds of the threshold. A model is of use where its curve lies above both others.", "wide");
        page.Line($"""</section>""");
    }
}
