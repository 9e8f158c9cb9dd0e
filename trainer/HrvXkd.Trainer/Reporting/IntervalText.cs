using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Figures with their intervals as people read them.</summary>
internal static class IntervalText
{
    /// <summary>The bounds of an interval.</summary>
    public static string Range(Interval interval, int decimals, bool signed = false) => signed
        ? Numbers.Signed(interval.Low, decimals) + Numbers.Space + "to" + Numbers.Space + Numbers.Signed(interval.High, decimals)
        : Numbers.Fixed(interval.Low, decimals) + Numbers.Space + "to" + Numbers.Space + Numbers.Fixed(interval.High, decimals);

    /// <summary>A figure with its interval in brackets.</summary>
    public static string WithRange(Interval interval, int decimals, bool signed = false) =>
        (signed ? Numbers.Signed(interval.Value, decimals) : Numbers.Fixed(interval.Value, decimals)) + " (" + Range(interval, decimals, signed) + ")";

    /// <summary>A cell with a figure and, smaller, its interval.</summary>
    public static RawHtml Cell(Interval interval, int decimals, bool signed = false)
    {
        string figure = signed ? Numbers.Signed(interval.Value, decimals) : Numbers.Fixed(interval.Value, decimals);
        return new HtmlText().Add($"""<td class="n">{figure}<small>{Range(interval, decimals, signed)}</small></td>""").ToRaw();
    }
}
