using HrvXkd.Html;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>Each interval against the one before, with the ellipse of SD1 and SD2.</summary>
internal static class PoincarePlot
{
    private const int Corners = 90;

    // More spots than this are put on a grid of so many pixels.
    private const int MostSpots = 8000;
    private const double Fine = 0.1;
    private const double Coarse = 2.5;

    // From so many intervals on, dots grow until they touch.
    private const int Dense = 5000;

    /// <summary>Draws the plot.</summary>
    public static void Draw(SvgFigure figure, (double Left, double Top, double Width, double Height) box, HrvResult result)
    {
        IntervalSeries series = result.Series;
        (double Low, double High) range = TachogramPlot.Extent(series.Ms);
        PlotArea plot = new(figure, box.Left, box.Top, box.Width, box.Height, range, range) { NamePlace = box.Left - 46 };
        plot.AxisY("next NN, ms");
        plot.AxisX("NN, ms", 4);
        plot.Through([(range.Low, range.Low), (range.High, range.High)], "chance");
        Pairs(plot, series);
        if (result.Metrics["sd1_ms"] is { } sd1 && result.Metrics["sd2_ms"] is { } sd2)
            Ellipse(plot, result.Metrics.Values["mean_nn_ms"], sd1, sd2);
    }

    // Pairs that fall on one spot are one dot, the stronger the more they are.
    private static void Pairs(PlotArea plot, IntervalSeries series)
    {
        bool IsInside(double ms) => ms >= plot.XRange.Low && ms <= plot.XRange.High;
        (double X, double Y)[] pairs = [.. Enumerable.Range(1, series.Count - 1)
            .Where(i => series.Touches(i) && IsInside(series.Ms[i - 1]) && IsInside(series.Ms[i]))
            .Select(i => (plot.X(series.Ms[i - 1]), plot.Y(series.Ms[i])))];
        Dictionary<(double X, double Y), int> spots = Spots(pairs, Fine);
        if (spots.Count > MostSpots)
            spots = Spots(pairs, Coarse);
        string size = series.Count > Dense ? "pairs dense" : "pairs";
        foreach (IGrouping<string, (double X, double Y)> strength in spots.OrderBy(spot => spot.Value)
            .GroupBy(spot => spot.Value switch { < 3 => size, < 12 => size + " several", _ => size + " many" }, spot => spot.Key))
            plot.Figure.Path(SvgFigure.Dots(strength), strength.Key);
    }

    private static Dictionary<(double X, double Y), int> Spots((double X, double Y)[] pairs, double grid) => pairs
        .GroupBy(pair => (Math.Round(pair.X / grid) * grid, Math.Round(pair.Y / grid) * grid))
        .ToDictionary(spot => spot.Key, spot => spot.Count());

    private static void Ellipse(PlotArea plot, double mean, double sd1, double sd2)
    {
        // Along the diagonal by a, across it by b.
        (double, double) At(double a, double b) => (mean + ((a - b) / Math.Sqrt(2)), mean + ((a + b) / Math.Sqrt(2)));
        plot.Area(Enumerable.Range(0, Corners).Select(i => 2 * Math.PI * i / Corners).Select(turn => At(sd2 * Math.Cos(turn), sd1 * Math.Sin(turn))), "ellipse");
        plot.Through([At(0, 0), At(sd2, 0)], "sd2");
        plot.Through([At(0, 0), At(0, sd1)], "sd1");
        double x = plot.Left + 8, y = plot.Top + 16;
        plot.Figure.Line(x, y - 4, x + 18, y - 4, "sd1");
        plot.Figure.Text(x + 24, y, $"SD1 {Numbers.Fixed(sd1, 1)} ms", "key halo");
        plot.Figure.Line(x, y + 13, x + 18, y + 13, "sd2");
        plot.Figure.Text(x + 24, y + 17, $"SD2 {Numbers.Fixed(sd2, 1)} ms", "key halo");
    }
}
