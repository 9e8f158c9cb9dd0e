using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Integer logit against float logit of every sequence; the shaded quadrants are changed decisions.</summary>
internal static class LogitFigure
{
    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(LogitSample sample)
    {
        SvgFigure figure = new(380, 376, "Logit of the integer student against that of the float student");
        PlotArea plot = new(figure, 56, 12, 312, 320, sample.Range, sample.Range);
        figure.Rectangle(plot.Left, plot.Top, plot.X(0) - plot.Left, plot.Y(0) - plot.Top, "changed");
        figure.Rectangle(plot.X(0), plot.Y(0), plot.Right - plot.X(0), plot.Bottom - plot.Y(0), "changed");
        plot.AxisY("int8 logit");
        plot.AxisX("float logit");
        figure.Line(plot.X(0), plot.Top, plot.X(0), plot.Bottom, "zero");
        figure.Line(plot.Left, plot.Y(0), plot.Right, plot.Y(0), "zero");
        plot.Through([(sample.Range.Low, sample.Range.Low), (sample.Range.High, sample.Range.High)], "chance");
        plot.Dots(sample.Same, "dots");
        plot.Dots(sample.Flipped, "dots flipped");
        int raised = sample.Flipped.Count(f => f.Int8 > 0);
        figure.Text(plot.Left + 8, plot.Top + 18, $"no \u2192 yes: {Numbers.Count(raised)}", "key flip");
        figure.Text(plot.Right - 8, plot.Bottom - 10, $"yes \u2192 no: {Numbers.Count(sample.Flipped.Count - raised)}", "key flip", "end");
        return figure.ToRaw();
    }
}
