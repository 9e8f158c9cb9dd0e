using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Sections;

/// <summary>Pieces that sections share.</summary>
internal static class Parts
{
    /// <summary>A figure with its caption.</summary>
    public static void Figure(HtmlText page, RawHtml svg, string title, string caption, string css = "")
    {
        page.Line($"<figure class=\"{css}\">\n<figcaption><b>{title}</b> {caption}</figcaption>");
        page.Line($"<div class=\"canvas\">{svg}</div>\n</figure>");
    }

    /// <summary>A table of names and values.</summary>
    public static void Facts(HtmlText page, IEnumerable<(string Name, string Value)> facts)
    {
        page.Line($"<dl class=\"facts\">");
        foreach ((string name, string value) in facts)
            page.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        page.Line($"</dl>");
    }

    /// <summary>A cell with a figure and, smaller, its interval.</summary>
    public static RawHtml Cell(Interval interval, int decimals, bool signed = false) => new HtmlText().Add(
        $"<td class=\"n\">{(signed ? Numbers.Signed(interval.Value, decimals) : Numbers.Fixed(interval.Value, decimals))}<small>{Numbers.Range(interval, decimals, signed)}</small></td>").ToRaw();

    /// <summary>A mark that says in words and by its look whether something is as it should be.</summary>
    public static RawHtml Mark(bool good, string whenGood, string whenBad) => good
        ? new HtmlText().Add($"<span class=\"mark good\">{whenGood}</span>").ToRaw()
        : new HtmlText().Add($"<span class=\"mark bad\">{whenBad}</span>").ToRaw();
}
