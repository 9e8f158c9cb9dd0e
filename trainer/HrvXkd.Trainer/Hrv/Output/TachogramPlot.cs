using HrvXkd.Html;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>Intervals over time; those that were left out are marked.</summary>
internal static class TachogramPlot
{
    // More intervals than this in a pixel column are drawn as their extent.
    private const int MostInColumn = 4;

    // So many that are left out are drawn smaller.
    private const int Many = 300;

    /// <summary>Draws the plot.</summary>
    public static void Draw(SvgFigure figure, (double Left, double Top, double Width, double Height) box, IntervalSeries series)
    {
        (double seconds, string unit) = series.DurationSeconds switch { > 2 * 3600 => (3600.0, "h"), > 600 => (60.0, "min"), _ => (1.0, "s") };
        double from = series.Start[0] / series.UnitsPerSecond / seconds, to = series.EndSeconds[^1] / seconds;
        PlotArea plot = new(figure, box.Left, box.Top, box.Width, box.Height, (from, to), Extent(Shown(series)));
        plot.AxisY("NN, ms", 4);
        plot.AxisX($"time, {unit}", 8);
        LeftOut(plot, series, from, to, seconds);
        bool isDense = series.Count > MostInColumn * box.Width;
        foreach (Range stretch in Stretches(series))
        {
            (double, double)[] points = [.. series.EndSeconds[stretch].Zip(series.Ms[stretch], (end, ms) => (end / seconds, Within(plot, ms)))];
            plot.Through(isDense ? Columns(points, plot) : points, "series");
        }

    }

    private static void LeftOut(PlotArea plot, IntervalSeries series, double from, double to, double secondsInUnit)
    {
        (double, double)[] dropped = [.. series.Dropped
            .Where(interval => interval.StartSeconds / secondsInUnit >= from)
            .Select(interval => (Math.Min(to, (interval.StartSeconds + (interval.Ms / 1000)) / secondsInUnit), Within(plot, interval.Ms)))
            .DistinctBy(point => (Math.Round(plot.X(point.Item1)), Math.Round(plot.Y(point.Item2))))];
        if (dropped.Length == 0)
            return;
        string css = dropped.Length > Many ? "left-out small" : "left-out";
        plot.Dots(dropped, css);
        plot.Figure.Path(SvgFigure.Dots([(plot.Left + 4, plot.Bottom + 31)]), css);
        plot.Figure.Text(plot.Left + 11, plot.Bottom + 35, $"{Numbers.Count(series.Dropped.Count, "interval")} left out, at the edge where beyond", "note");
    }

    /// <summary>Range of values for an axis: all of a short series, nearly all of a long one, and some room.</summary>
    public static (double Low, double High) Extent(double[] ms)
    {
        double[] sorted = [.. ms.Order()];
        int cut = sorted.Length / 1000;
        double low = sorted[cut], high = sorted[^(cut + 1)], room = Math.Max(10, 0.08 * (high - low));
        return (low - room, high + room);
    }

    private static double Within(PlotArea plot, double ms) => Math.Clamp(ms, plot.YRange.Low, plot.YRange.High);

    // What was left out is seen where it is, but for pauses, which would leave the rest no room.
    private static double[] Shown(IntervalSeries series)
    {
        double longest = 2 * series.Ms.Order().ElementAt(series.Count / 2);
        return [.. series.Ms, .. series.Dropped.Select(interval => interval.Ms).Where(ms => ms <= longest)];
    }

    private static IEnumerable<Range> Stretches(IntervalSeries series)
    {
        int first = 0;
        for (int i = 1; i <= series.Count; i++)
        {
            if (i < series.Count && series.Touches(i))
                continue;
            yield return first..i;
            first = i;
        }
    }

    // Lowest and highest value of each pixel column.
    private static IEnumerable<(double X, double Y)> Columns((double X, double Y)[] points, PlotArea plot) => points
        .GroupBy(point => Math.Round(plot.X(point.X)))
        .SelectMany(column => new[] { column.MinBy(point => point.Y), column.MaxBy(point => point.Y) }.Distinct());
}
