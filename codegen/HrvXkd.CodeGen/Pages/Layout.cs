using HrvXkd.Html;

namespace HrvXkd.CodeGen.Pages;

/// <summary>Pieces of the pages that show layers.</summary>
internal static class Layout
{
    private static readonly RawHtml Css = new(PageStyle.Css.Markup + PageStyle.Read("pages.css").Markup);

    /// <summary>Head of a page.</summary>
    public static void Open(HtmlText page, string kicker, string title, string lead)
    {
        HtmlPage.Open(page, $"{kicker}: {title}", Css);
        page.Line($"""<header><p class="kicker">{kicker}</p><h1>{title}</h1><p class="lead">{lead}</p></header>""");
    }

    /// <summary>Begin of a table with a row for each layer; the first columns are text.</summary>
    public static void OpenTable(HtmlText page, string caption, int texts, params string[] headings)
    {
        page.Line($"""<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="layers"><caption>{caption}</caption><thead><tr>""");
        foreach ((int column, string heading) in headings.Index())
            page.Add($"""<th class="{(column < texts || heading is "" or "Why" ? "" : "n")}">{heading}</th>""");
        page.Line($"""</tr></thead><tbody>""");
    }

    /// <summary>A cell with a bar; a stroke marks a second place.</summary>
    /// <param name="share">Length, 0..1.</param>
    /// <param name="css">Empty, soft or worst.</param>
    /// <param name="mark">Place of the stroke, 0..1, or null.</param>
    public static RawHtml Bar(double share, string css = "", double? mark = null)
    {
        HtmlText cell = new();
        cell.Add($"""<td class="bar"><div class="track"><i class="{css}" style="width:{Percent(share)}%"></i>""");
        if (mark is { } place)
            cell.Add($"""<u style="left:{Percent(place)}%"></u>""");
        return cell.Add($"""</div></td>""").ToRaw();
    }

    /// <summary>A cell with small text.</summary>
    public static RawHtml Why(string text) => new HtmlText().Add($"""<td class="why">{text}</td>""").ToRaw();

    private static string Percent(double share) => Math.Clamp(100 * share, 0, 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
