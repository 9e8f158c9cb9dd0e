namespace HrvXkd.Trainer.Reporting.Html;

/// <summary>What all pages begin with.</summary>
internal static class HtmlPage
{
    /// <summary>Opens a page: it names no outside resource and forbids them.</summary>
    /// <param name="page">Receives the markup.</param>
    /// <param name="title">Title of the window.</param>
    public static void Open(HtmlText page, string title) => page.Line($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>{title}</title>
        <style>
        {ReportStyle.Css}</style>
        </head>
        <body>
        <main>
        """);
}
