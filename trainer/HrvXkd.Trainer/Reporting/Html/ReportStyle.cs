using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Html;

/// <summary>The look of the run report and its figures.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet: that of all pages, then what the report's figures need.</summary>
    public static RawHtml Css { get; } = new(PageStyle.Css.Markup + PageStyle.Read("report.css").Markup);
}
