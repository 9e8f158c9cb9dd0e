// A page names no outside resource and forbids them by its content policy. It holds no script.
namespace HrvXkd.Html;

/// <summary>Begin and end of a self-contained page.</summary>
internal static class HtmlPage
{
    /// <summary>Everything up to the header of the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">Shown by the browser.</param>
    /// <param name="css">Style sheet.</param>
    public static void Open(HtmlText page, string title, RawHtml css) => page.Line($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>{title}</title>
        <style>
        {css}</style>
        </head>
        <body>
        <main>
        """);

    /// <summary>The end.</summary>
    public static void Close(HtmlText page) => page.Line($"""</main></body></html>""");
}
