using HrvXkd.Core;
using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>The twelve features over the eight windows, each in a panel of its own, all on one scale.</summary>
internal static class FeatureFigure
{
    private const int Columns = 4;
    private const double CellWidth = 182;
    private const double CellHeight = 88;
    private const double LeastReach = 2;

    /// <summary>Names of the features for people, in the order of <see cref="Feature"/>.</summary>
    public static readonly string[] Names =
    [
        "heart rate, /min", "ln SDNN", "ln RMSSD", "pNN50, %", "ln VLF", "ln LF", "ln HF", "LF / (LF + HF)", "sample entropy", "DFA \u03b11", "SD1 / SD2", "respiration, /min",
    ];

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(ExampleCase example)
    {
        int rows = Sequence.Features / Columns;
        double reach = Math.Max(LeastReach, example.Standardised.Max(z => Math.Abs(z)) + 0.3);
        SvgFigure figure = new((int)(Columns * CellWidth) + 2, (int)(rows * CellHeight) + 4, "The twelve features over the eight windows, standardised");
        for (int feature = 0; feature < Sequence.Features; feature++)
        {
            double left = (feature % Columns * CellWidth) + 4, top = (feature / Columns * CellHeight) + 20;
            PlotArea plot = new(figure, left, top, CellWidth - 14, CellHeight - 30, (-0.3, Sequence.Windows - 0.7), (-reach, reach));
            figure.Rectangle(plot.Left, plot.Y(1), plot.Width, plot.Y(-1) - plot.Y(1), "norm");
            figure.Line(plot.Left, plot.Y(0), plot.Right, plot.Y(0), "grid");
            figure.Text(plot.Left, top - 6, Names[feature], "key");
            figure.Text(plot.Right, top - 6, Numbers.Fixed(example.Features[((Sequence.Windows - 1) * Sequence.Features) + feature], Decimals(feature)), "key", "end");
            Trace(plot, example, feature);
        }

        return figure.ToRaw();
    }

    private static int Decimals(int feature) => (Feature)feature is Feature.HeartRate or Feature.Pnn50 or Feature.RespirationRate ? 1 : 2;

    private static void Trace(PlotArea plot, ExampleCase example, int feature)
    {
        List<(double, double)> line = [];
        for (int w = 0; w <= Sequence.Windows; w++)
        {
            if (w < Sequence.Windows && example.Valid[w])
            {
                line.Add((w, example.Standardised[(w * Sequence.Features) + feature]));
                continue;
            }

            plot.Through(line, "curve trace");
            plot.Dots(line, "dots trace");
            line.Clear();
        }
    }
}
