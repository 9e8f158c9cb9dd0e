using System.Globalization;
using System.Text;

namespace HrvXkd.Firmware.Latency;

/// <summary>Histograms of times as SVG, one below the other, logarithmic in time.</summary>
internal static class LatencyFigure
{
    private const int Width = 720;
    private const int Height = 120;
    private const int Left = 16;
    private const int Bins = 80;
    private const double LowestNs = 1e3;
    private const double Decades = 7;

    /// <summary>Draws.</summary>
    /// <param name="title">First line.</param>
    /// <param name="rows">Names and times.</param>
    public static string Svg(string title, IReadOnlyList<(string Name, TimeList Times)> rows)
    {
        StringBuilder svg = new();
        int height = 48 + (rows.Count * Height);
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" font-family=\"system-ui,sans-serif\" font-size=\"12\">");
        Add(svg, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#fff\"/><text x=\"{Left}\" y=\"26\" font-size=\"15\" font-weight=\"600\" fill=\"#1b1f24\">{System.Net.WebUtility.HtmlEncode(title)}</text>");
        for (int i = 0; i < rows.Count; i++)
            Draw(svg, rows[i].Name, rows[i].Times, 44 + (i * Height));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, string name, TimeList times, int top)
    {
        int floor = top + Height - 30;
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(i => LowestNs * Math.Pow(10, Decades * i / Bins))];
        int[] counts = [.. Enumerable.Range(0, Bins).Select(i => times.Below((long)edges[i + 1]) - times.Below((long)edges[i]))];
        double tallest = Math.Max(1, counts.Max());
        double step = (Width - (2.0 * Left)) / Bins;
        for (int i = 0; i < Bins; i++)
        {
            // Square root: single late ones stay visible beside thousands.
            double tall = Math.Sqrt(counts[i] / tallest) * (Height - 56);
            if (tall > 0)
                Add(svg, $"<rect x=\"{Left + (i * step):F1}\" y=\"{floor - tall:F1}\" width=\"{step - 1:F1}\" height=\"{tall:F1}\" fill=\"#0969da\"/>");
        }

        Add(svg, $"<line x1=\"{Left}\" x2=\"{Width - Left}\" y1=\"{floor}\" y2=\"{floor}\" stroke=\"#d0d7de\"/>");
        string[] labels = ["1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s"];
        for (int i = 0; i < labels.Length; i++)
            Add(svg, $"<text x=\"{Left + (i * (Width - (2 * Left)) / Decades):F1}\" y=\"{floor + 15}\" text-anchor=\"{(i == 0 ? "start" : i == labels.Length - 1 ? "end" : "middle")}\" fill=\"#57606a\">{labels[i]}</text>");
        Add(svg, $"<text x=\"{Left}\" y=\"{top + 12}\" fill=\"#1b1f24\">{name}: p50 {Text(times.Quantile(0.5))}, p99 {Text(times.Quantile(0.99))}, max {Text(times.Quantile(1))}, {times.Count} times</text>");
    }

    /// <summary>A time in the unit that reads best.</summary>
    public static string Text(long ns) => Math.Abs(ns) switch
    {
        < 10_000 => FormattableString.Invariant($"{ns} ns"),
        < 10_000_000 => FormattableString.Invariant($"{ns / 1e3:F0} µs"),
        _ => FormattableString.Invariant($"{ns / 1e6:F1} ms"),
    };

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
