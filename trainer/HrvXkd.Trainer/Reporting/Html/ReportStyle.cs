namespace HrvXkd.Trainer.Reporting.Html;

/// <summary>The look of page and figures, light, dark and in print.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public static RawHtml Css { get; } = Read();

    private static RawHtml Read()
    {
        using Stream css = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("report.css is not embedded");
        using StreamReader reader = new(css);
        return new RawHtml(reader.ReadToEnd());
    }
}
