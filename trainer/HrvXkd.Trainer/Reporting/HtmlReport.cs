namespace HrvXkd.Trainer.Reporting;

/// <summary>Writes the report of a run: one self-contained HTML page with SVG figures.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">What it shows.</param>
    public static void Write(string path, ReportData data) => throw new NotSupportedException();
}
