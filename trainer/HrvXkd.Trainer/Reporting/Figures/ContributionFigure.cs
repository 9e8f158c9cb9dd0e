using HrvXkd.Core;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>The logit of one sequence as a sum: bars of the largest terms, of all others together, of the network, and the total.</summary>
internal static class ContributionFigure
{
    private const int Shown = 8;
    private const double Row = 26;
    private const double NameWidth = 150;

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(ExampleCase example)
    {
        (string Name, double Value)[] bars = Terms(example);
        double reach = Math.Max(0.05, 1.5 * bars.Max(bar => Math.Abs(bar.Value)));
        SvgFigure figure = new(380, (int)(bars.Length * Row) + 46, "Terms of the logit of this sequence");
        PlotArea plot = new(figure, NameWidth, 6, 222, bars.Length * Row, (-reach, reach), (0, 1));
        for (int i = 0; i < bars.Length; i++)
        {
            double middle = plot.Top + ((i + 0.5) * Row), zero = plot.X(0), end = plot.X(bars[i].Value);
            string css = i == bars.Length - 1 ? "bar total" : bars[i].Value > 0 ? "bar ill" : "bar well";
            figure.Rectangle(Math.Min(zero, end), middle - 8, Math.Abs(end - zero), 16, css);
            figure.Text(NameWidth - 8, middle + 4, bars[i].Name, "key", "end");
            bool right = bars[i].Value >= 0;
            figure.Text(end + (right ? 4 : -4), middle + 4, Numbers.Signed(bars[i].Value, 2), "tick halo", right ? "start" : "end");
        }

        figure.Line(plot.X(0), plot.Top, plot.X(0), plot.Bottom, "zero");
        plot.AxisX("adds to the logit");
        return figure.ToRaw();
    }

    /// <summary>The terms, which sum to the last of them.</summary>
    internal static (string Name, double Value)[] Terms(ExampleCase example)
    {
        (string Name, double Value)[] skip =
        [
            .. Enumerable.Range(0, Sequence.Features).SelectMany(f => new[] { (Short(f) + ", level", example.Level[f]), (Short(f) + ", slope", example.Slope[f]) })
                .OrderByDescending(term => Math.Abs(term.Item2)),
        ];
        return
        [
            .. skip.Take(Shown),
            ($"{skip.Length - Shown} other terms", skip.Skip(Shown).Sum(term => term.Value)),
            ("attention, constant", example.Network),
            ("logit", example.Logit),
        ];
    }

    private static string Short(int feature) => FeatureFigure.Names[feature].Split(',')[0];
}
