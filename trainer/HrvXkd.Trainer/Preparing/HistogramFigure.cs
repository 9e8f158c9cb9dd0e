using HrvXkd.Data.Datasets;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Preparing;

/// <summary>Histogram of one column.</summary>
internal static class HistogramFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="field">The column.</param>
    /// <param name="name">Name and unit of the axis.</param>
    /// <param name="mark">A threshold to draw, or null.</param>
    public static RawHtml Draw(FieldSummary field, string name, double? mark = null)
    {
        SvgFigure figure = new(340, 190, $"Histogram of {name}");
        double most = Math.Max(1, field.Bins.Max()), all = Math.Max(1, field.Count);
        PlotArea plot = new(figure, 52, 12, 272, 128, (field.Low, field.High), (0, most / all * 1.08));
        plot.AxisY("windows", 3, percent: true);
        double width = (field.High - field.Low) / field.Bins.Length;
        for (int bin = 0; bin < field.Bins.Length; bin++)
        {
            double left = plot.X(field.Low + bin * width), top = plot.Y(field.Bins[bin] / all);
            if (field.Bins[bin] > 0)
                figure.Rectangle(left + 0.4, top, plot.Width / field.Bins.Length - 0.8, plot.Bottom - top, "bar well", $"{Numbers.Fixed(field.Low + bin * width, 2)}: {Numbers.Count(field.Bins[bin])}");
        }

        if (mark is { } threshold)
            figure.Line(plot.X(threshold), plot.Top, plot.X(threshold), plot.Bottom, "chance");
        plot.AxisX(name);
        return figure.ToRaw();
    }
}
