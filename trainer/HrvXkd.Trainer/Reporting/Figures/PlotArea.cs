using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>A rectangle of a figure with an axis each way.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Left">Left edge in the figure.</param>
/// <param name="Top">Upper edge in the figure.</param>
/// <param name="Width">Width in the figure.</param>
/// <param name="Height">Height in the figure.</param>
/// <param name="XRange">Values at the left and right edge.</param>
/// <param name="YRange">Values at the lower and upper edge.</param>
internal sealed record PlotArea(
    SvgFigure Figure, double Left, double Top, double Width, double Height, (double Low, double High) XRange, (double Low, double High) YRange)
{
    /// <summary>Place of the vertical axis' name in the figure.</summary>
    public double NamePlace { get; init; } = 13;

    /// <summary>Right edge in the figure.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge in the figure.</summary>
    public double Bottom => Top + Height;

    /// <summary>Place of a value along the horizontal axis.</summary>
    public double X(double value) => Left + Width * (value - XRange.Low) / (XRange.High - XRange.Low);

    /// <summary>Place of a value along the vertical axis.</summary>
    public double Y(double value) => Bottom - Height * (value - YRange.Low) / (YRange.High - YRange.Low);

    /// <summary>Draws the horizontal axis: line, tick labels, name.</summary>
    public void AxisX(string name, int ticks = 5)
    {
        (double[] places, int decimals) = Ticks.Round(XRange.Low, XRange.High, ticks);
        AxisX(name, Array.ConvertAll(places, p => (p, Numbers.Fixed(p, decimals))));
    }

    /// <summary>Draws the horizontal axis with given labels.</summary>
    public void AxisX(string name, IEnumerable<(double Place, string Text)> ticks)
    {
        Figure.Line(Left, Bottom, Right, Bottom, "axis");
        foreach ((double place, string text) in ticks)
        {
            Figure.Line(X(place), Bottom, X(place), Bottom + 4, "axis");
            Figure.Text(X(place), Bottom + 17, text, "tick", "middle");
        }

        Figure.Text(Left + Width / 2, Bottom + 35, name, "name", "middle");
    }

    /// <summary>Draws the vertical axis: grid lines, tick labels, name.</summary>
    public void AxisY(string name, int ticks = 5, bool percent = false)
    {
        (double[] places, int decimals) = Ticks.Round(YRange.Low, YRange.High, ticks);
        AxisY(name, Array.ConvertAll(places, place => (place, percent ? Numbers.Percent(100 * place, 0) : Numbers.Fixed(place, decimals))));
    }

    /// <summary>Draws the vertical axis with given labels.</summary>
    public void AxisY(string name, IEnumerable<(double Place, string Text)> ticks)
    {
        foreach ((double place, string text) in ticks)
        {
            Figure.Line(Left, Y(place), Right, Y(place), "grid");
            Figure.Text(Left - 7, Y(place) + 4, text, "tick", "end");
        }

        Figure.Upright(NamePlace, Top + Height / 2, name, "name");
    }

    /// <summary>Draws a line through points given in values.</summary>
    public void Through(IEnumerable<(double X, double Y)> points, string css) => Figure.Path(SvgFigure.Through(points.Select(Place)), css);

    /// <summary>Draws many dots given in values.</summary>
    public void Dots(IEnumerable<(double X, double Y)> points, string css) => Figure.Path(SvgFigure.Dots(points.Select(Place)), css);

    /// <summary>Draws a closed area whose corners are given in values.</summary>
    public void Area(IEnumerable<(double X, double Y)> corners, string css) => Figure.Path(SvgFigure.Through(corners.Select(Place)) + "Z", css);

    /// <summary>Draws a vertical bar of uncertainty.</summary>
    public void Whisker(double x, double low, double high, string css, double shift = 0) =>
        Figure.Line(X(x) + shift, Y(low), X(x) + shift, Y(high), css);

    private (double X, double Y) Place((double X, double Y) value) => (X(value.X), Y(value.Y));
}
