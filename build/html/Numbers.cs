// How numbers are written for people: invariant culture, a true minus sign, thousands set apart, no line break within a figure.
using System.Globalization;

namespace HrvXkd.Html;

/// <summary>Formats figures for people.</summary>
internal static class Numbers
{
    private const string Minus = "\u2212";

    /// <summary>A space that does not break the line.</summary>
    public const string Space = "\u00a0";

    /// <summary>A number with fixed decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "n/a" : value > 0 ? "\u221e" : Minus + "\u221e";
        string text = Math.Abs(value).ToString("N" + decimals, CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? Minus + text : text;
    }

    /// <summary>A difference: always with its sign.</summary>
    public static string Signed(double value, int decimals)
    {
        string text = Fixed(value, decimals);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    /// <summary>A count with thousands set apart.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace("-", Minus, StringComparison.Ordinal);

    /// <summary>A count and its noun, in the singular for one.</summary>
    public static string Count(long value, string noun) => Count(value) + " " + noun + (value == 1 ? "" : "s");

    /// <summary>Percent.</summary>
    public static string Percent(double percent, int decimals) => Fixed(percent, decimals) + Space + "%";

    /// <summary>A p value: "0.043", or "&lt; 0.001".</summary>
    public static string P(double p) => p < 0.001 ? "<" + Space + "0.001" : Fixed(p, 3);

    /// <summary>A figure for a terminal, which may lack the true minus sign and breaks lines by itself.</summary>
    public static string Plain(string text) => text
        .Replace(Minus, "-", StringComparison.Ordinal)
        .Replace(Space, " ", StringComparison.Ordinal)
        .Replace("\u221e", "inf", StringComparison.Ordinal);

    /// <summary>Saving against a larger number, percent, as a negative figure.</summary>
    public static string Saving(long small, long large) => Fixed(-100 * (1 - (double)small / large), 1) + Space + "%";

    /// <summary>Bytes as bytes or KiB.</summary>
    public static string Bytes(long bytes) => bytes < 10240 ? Count(bytes) + Space + "B" : Fixed(bytes / 1024.0, 1) + Space + "KiB";
}
