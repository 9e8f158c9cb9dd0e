using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Error of the integer logit against the float logit, enlarged, over its whole range; changed decisions stand out.</summary>
internal static class LogitErrorFigure
{
    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(LogitSample sample)
    {
        double most = sample.Same.Concat(sample.Flipped).Max(p => Math.Abs(p.Int8 - p.Float));
        double reach = Math.Max(1e-6, 1.15 * most);
        SvgFigure figure = new(380, 376, "Error of the integer logit against the float logit");
        PlotArea plot = new(figure, 70, 12, 298, 320, sample.Range, (-reach, reach));
        plot.AxisY("int8 logit \u2212 float logit");
        plot.AxisX("float logit");
        figure.Line(plot.X(0), plot.Top, plot.X(0), plot.Bottom, "zero");
        figure.Line(plot.Left, plot.Y(0), plot.Right, plot.Y(0), "zero");
        plot.Dots(sample.Same.Select(p => (p.Float, p.Int8 - p.Float)), "dots");
        plot.Dots(sample.Flipped.Select(p => (p.Float, p.Int8 - p.Float)), "dots flipped");
        return figure.ToRaw();
    }
}
