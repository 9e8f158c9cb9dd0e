// A small SVG writer. Figures sit inside the page, so their colours and fonts are CSS classes that follow the reader's theme, and
// their text is text. A plotting library bakes both in (and brings 540 MB of native drawing code to every output folder).
using System.Globalization;
using System.Text;

namespace HrvXkd.Html;

/// <summary>One figure; the origin is the upper left corner, the unit about one pixel.</summary>
internal sealed class SvgFigure
{
    private readonly HtmlText _body = new();
    private readonly int _width;
    private readonly int _height;
    private readonly string _label;

    /// <summary>Starts a figure.</summary>
    /// <param name="width">Width; text stays readable on a phone up to about 380.</param>
    /// <param name="height">Height.</param>
    /// <param name="label">What it shows, for readers who do not see it.</param>
    public SvgFigure(int width, int height, string label)
    {
        _width = width;
        _height = height;
        _label = label;
    }

    /// <summary>A coordinate, to a tenth.</summary>
    public static string Coordinate(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string css) =>
        _body.Line($"<line class=\"{css}\" x1=\"{Coordinate(x1)}\" y1=\"{Coordinate(y1)}\" x2=\"{Coordinate(x2)}\" y2=\"{Coordinate(y2)}\"/>");

    /// <summary>A rectangle; a title, if given, shows under the pointer.</summary>
    public void Rectangle(double x, double y, double width, double height, string css, string? title = null) => Shape(
        $"<rect class=\"{css}\" x=\"{Coordinate(x)}\" y=\"{Coordinate(y)}\" width=\"{Coordinate(width)}\" height=\"{Coordinate(height)}\"", "rect", title);

    /// <summary>A disc; a title, if given, shows under the pointer.</summary>
    public void Circle(double x, double y, double radius, string css, string? title = null) =>
        Shape($"<circle class=\"{css}\" cx=\"{Coordinate(x)}\" cy=\"{Coordinate(y)}\" r=\"{Coordinate(radius)}\"", "circle", title);

    /// <summary>A path.</summary>
    public void Path(string data, string css) => _body.Line($"<path class=\"{css}\" d=\"{data}\"/>");

    /// <summary>Text; css names its look, anchor is start, middle or end.</summary>
    public void Text(double x, double y, string text, string css, string anchor = "start") =>
        _body.Line($"<text class=\"{css}\" x=\"{Coordinate(x)}\" y=\"{Coordinate(y)}\" text-anchor=\"{anchor}\">{text}</text>");

    /// <summary>Text that runs upwards, centred.</summary>
    public void Upright(double x, double y, string text, string css) =>
        _body.Line($"<text class=\"{css}\" transform=\"translate({Coordinate(x)} {Coordinate(y)}) rotate(-90)\" text-anchor=\"middle\">{text}</text>");

    /// <summary>Path data of a line through points.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points)
    {
        StringBuilder data = new();
        foreach ((double x, double y) in points)
            data.Append(data.Length == 0 ? 'M' : 'L').Append(Coordinate(x)).Append(' ').Append(Coordinate(y));
        return data.ToString();
    }

    /// <summary>Path data of many dots: strokes of no length, which round caps make into discs; a tenth of the bytes of circles.</summary>
    public static string Dots(IEnumerable<(double X, double Y)> points)
    {
        StringBuilder data = new();
        foreach ((double x, double y) in points)
            data.Append('M').Append(Coordinate(x)).Append(' ').Append(Coordinate(y)).Append("h0");
        return data.ToString();
    }

    /// <summary>The finished figure.</summary>
    public RawHtml ToRaw() => new HtmlText()
        .Line($"<svg viewBox=\"0 0 {_width} {_height}\" role=\"img\" aria-label=\"{_label}\">")
        .Add($"{_body.ToRaw()}</svg>").ToRaw();

    private void Shape(FormattableString open, string tag, string? title)
    {
        RawHtml start = new(string.Format(CultureInfo.InvariantCulture, open.Format, [.. open.GetArguments()]));
        if (title is null)
            _body.Line($"{start}/>");
        else
            _body.Line($"{start}><title>{title}</title></{tag}>");
    }
}
