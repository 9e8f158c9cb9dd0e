namespace HrvXkd.Html;

/// <summary>Pieces of pages.</summary>
internal static class Parts
{
    /// <summary>A figure with its caption.</summary>
    public static void Figure(HtmlText page, RawHtml svg, string title, string caption, string css = "")
    {
        page.Line($"""<figure class="{css}">""");
        page.Line($"""<figcaption><b>{title}</b> {caption}</figcaption>""");
        page.Line($"""<div class="canvas">{svg}</div>""");
        page.Line($"""</figure>""");
    }

    /// <summary>A list of names and values.</summary>
    public static void Facts(HtmlText page, IEnumerable<(string Name, string Value)> facts, string css = "")
    {
        page.Line($"""<dl class="facts {css}">""");
        foreach ((string name, string value) in facts)
            page.Line($"""<div><dt>{name}</dt><dd>{value}</dd></div>""");
        page.Line($"""</dl>""");
    }

    /// <summary>Opens a table that scrolls sideways where it is too wide; the first column is text.</summary>
    public static void OpenTable(HtmlText page, string caption, params IEnumerable<string> headings)
    {
        page.Line($"""<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>""");
        page.Line($"""<caption>{caption}</caption>""");
        page.Add($"""<thead><tr>""");
        foreach ((int column, string heading) in headings.Index())
            page.Add($"""<th class="{(column == 0 ? "" : "n")}">{heading}</th>""");
        page.Line($"""</tr></thead>""");
        page.Line($"""<tbody>""");
    }

    /// <summary>Closes a table.</summary>
    public static void CloseTable(HtmlText page) => page.Line($"""</tbody></table></div>""");

    /// <summary>A cell with a figure.</summary>
    public static RawHtml Cell(string figure) => new HtmlText().Add($"""<td class="n">{figure}</td>""").ToRaw();

    /// <summary>A figure to be seen first, with its name and a line about it.</summary>
    public static void Tile(HtmlText page, string name, string value, string detail) =>
        page.Line($"""<div class="tile"><span>{name}</span><b>{value}</b><small>{detail}</small></div>""");

    /// <summary>A mark that says in words and by its look whether something is as it should be.</summary>
    public static RawHtml Mark(bool good, string whenGood, string whenBad) => new HtmlText()
        .Add($"""<span class="mark {(good ? "good" : "bad")}">{(good ? whenGood : whenBad)}</span>""").ToRaw();
}
