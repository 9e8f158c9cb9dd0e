using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Where the student looks.</summary>
internal static class AttentionSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlText page, ReportModel report)
    {
        page.Line($"""<section><h2>Attention over windows</h2>""");
        Parts.Figure(page, AttentionFigure.Draw(report.Data.Attention, report.Data.SequenceLabel), "Where the newest window looks.",
            "Mean over held-out sequences and heads; bars hold the middle half of the sequences. Masked windows get none.", "wide");
        page.Line($"""
            <p class="small">Attention tells where the student reads, not why it decides; its linear path over mean and slope does
            without attention.</p></section>
            """);
    }
}
