using HrvXkd.Core;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Effect of leaving a window out on the logit, and below it the attention that the window gets.</summary>
internal static class WindowFigure
{
    private const double Half = 10;

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(ExampleCase example)
    {
        double reach = Math.Max(0.02, 1.2 * example.WindowEffect.Max(effect => Math.Abs(effect ?? 0)));
        SvgFigure figure = new(380, 332, "Effect of each window on the logit, and its attention");
        PlotArea effect = new(figure, 66, 10, 306, 150, (-7.6, 0.6), (-reach, reach)), attention = new(figure, 66, 180, 306, 106, (-7.6, 0.6), (0, Math.Max(0.25, 1.1 * example.Attention.Max())));
        effect.AxisY("logit, with \u2212 without", 4);
        attention.AxisY("attention", 3, percent: true);
        figure.Line(effect.Left, effect.Y(0), effect.Right, effect.Y(0), "zero");
        for (int w = 0; w < Sequence.Windows; w++)
        {
            double at = w - (Sequence.Windows - 1);
            if (example.WindowEffect[w] is double value)
                figure.Rectangle(effect.X(at) - Half, Math.Min(effect.Y(0), effect.Y(value)), 2 * Half, Math.Abs(effect.Y(value) - effect.Y(0)),
                    value > 0 ? "bar ill" : "bar well", Numbers.Signed(value, 3));
            else
                figure.Text(effect.X(at), effect.Y(0) - 5, example.Valid[w] ? "newest" : "masked", "note", "middle");
            figure.Rectangle(attention.X(at) - Half, attention.Y(example.Attention[w]), 2 * Half, attention.Bottom - attention.Y(example.Attention[w]),
                "bar total", Numbers.Percent(100 * example.Attention[w], 1));
        }

        attention.AxisX("window (0 is the newest, which asks)", Enumerable.Range(-7, Sequence.Windows).Select(w => ((double)w, Numbers.Fixed(w, 0))));
        return figure.ToRaw();
    }
}
