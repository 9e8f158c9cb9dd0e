using HrvXkd.Html;
using MathNet.Numerics.Statistics;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Attention of the newest window over the eight windows, by class: mean, and the middle half of the sequences.</summary>
internal static class AttentionFigure
{
    private const int Windows = 8;

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(float[] attention, byte[] label)
    {
        (double Mean, double Low, double High)[] ill = Profile(attention, label, 1), well = Profile(attention, label, 0);
        double top = Math.Max(0.25, 1.08 * ill.Concat(well).Max(p => Math.Max(p.High, p.Mean)));
        SvgFigure figure = new(400, 330, "Mean attention over the eight windows for hypertensive and other subjects");
        PlotArea plot = new(figure, 54, 30, 336, 250, (-8, 0.5), (0, top));
        plot.AxisY("attention", 5, percent: true);
        plot.AxisX("window (0 is the newest, which asks)", Enumerable.Range(0, Windows).Select(w => ((double)(w - 7), Numbers.Fixed(w - 7, 0))));
        plot.Through([(-8, 1.0 / Windows), (0.5, 1.0 / Windows)], "chance");
        figure.Text(plot.Left + 4, plot.Y(1.0 / Windows) - 5, "even", "note halo");
        Series(plot, well, "well", 4);
        Series(plot, ill, "ill", -4);
        Legend(figure, plot.Left + 6, "ill", "hypertensive");
        Legend(figure, plot.Left + 126, "well", "not hypertensive");
        return figure.ToRaw();
    }

    private static void Legend(SvgFigure figure, double x, string css, string text)
    {
        figure.Line(x, 10, x, 24, "whisker " + css);
        figure.Circle(x, 17, 4.5, "dot " + css);
        figure.Text(x + 10, 21, text, "key " + css);
    }

    private static void Series(PlotArea plot, (double Mean, double Low, double High)[] profile, string css, double shift)
    {
        plot.Figure.Path(SvgFigure.Through(profile.Select((p, w) => (plot.X(w - 7) + shift, plot.Y(p.Mean)))), "curve thin " + css);
        for (int w = 0; w < Windows; w++)
        {
            (double mean, double low, double high) = profile[w];
            plot.Whisker(w - 7, low, high, "whisker " + css, shift);
            string half = $"{Numbers.Percent(100 * low, 1)} to {Numbers.Percent(100 * high, 1)}";
            string title = $"window {Numbers.Fixed(w - 7, 0)}: {Numbers.Percent(100 * mean, 1)}, middle half {half}";
            plot.Figure.Circle(plot.X(w - 7) + shift, plot.Y(mean), 4.5, "dot " + css, title);
        }
    }

    private static (double Mean, double Low, double High)[] Profile(float[] attention, byte[] label, byte wanted)
    {
        int[] rows = [.. Enumerable.Range(0, label.Length).Where(i => label[i] == wanted)];
        (double, double, double)[] profile = new (double, double, double)[Windows];
        for (int w = 0; w < Windows; w++)
        {
            double[] values = Array.ConvertAll(rows, i => (double)attention[i * Windows + w]);
            profile[w] = values.Length == 0 ? default : (values.Average(), values.LowerQuartile(), values.UpperQuartile());
        }

        return profile;
    }
}
