using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Pieces that sections share.</summary>
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

    /// <summary>The heading of a model's row, with its colour.</summary>
    public static RawHtml Model(string key) => new HtmlText()
        .Add($"""<th scope="row" class="model"><i class="swatch {key}"></i>{ModelNames.Display(key)}</th>""").ToRaw();

    /// <summary>A cell with a figure.</summary>
    public static RawHtml Cell(string figure) => new HtmlText().Add($"""<td class="n">{figure}</td>""").ToRaw();

    /// <summary>A cell with a figure and, smaller, its interval.</summary>
    public static RawHtml Cell(Interval interval, int decimals, bool signed = false)
    {
        string figure = signed ? Numbers.Signed(interval.Value, decimals) : Numbers.Fixed(interval.Value, decimals);
        return new HtmlText().Add($"""<td class="n">{figure}<small>{Numbers.Range(interval, decimals, signed)}</small></td>""").ToRaw();
    }

    /// <summary>A mark that says in words and by its look whether something is as it should be.</summary>
    public static RawHtml Mark(bool good, string whenGood, string whenBad) => new HtmlText()
        .Add($"""<span class="mark {(good ? "good" : "bad")}">{(good ? whenGood : whenBad)}</span>""").ToRaw();
}
