using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Says so where a section is about other data than the page.</summary>
internal static class OtherData
{
    /// <summary>Adds a line if the hashes differ.</summary>
    public static void Say(HtmlText page, ReportModel report, string dataSha256)
    {
        if (dataSha256 != report.Summary.DataSha256)
            page.Line($"""<p class="absent">Measured on other sequences than the rest of this page: the hashes of the data differ.</p>""");
    }
}
