using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>ROC of all models, with the bootstrap band of the float student.</summary>
internal static class RocFigure
{
    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(IReadOnlyDictionary<string, LabelledScores> models, Bootstrap bootstrap)
    {
        SvgFigure figure = new(380, 376, "ROC curves of the four models over subjects, with a 95 % band for the float student");
        PlotArea plot = new(figure, 48, 12, 320, 320, (0, 1), (0, 1));
        plot.AxisY("sensitivity");
        RocBand band = RocBand.Of(models[ModelNames.Student], bootstrap);
        IEnumerable<(double, double)> upper = band.FalsePositiveRate.Zip(band.High), lower = band.FalsePositiveRate.Zip(band.Low);
        plot.Area([(0, 0), .. upper, (1, 1), .. lower.Reverse()], "band student");
        plot.AxisX("1 \u2212 specificity");
        plot.Through([(0, 0), (1, 1)], "chance");
        plot.Through([(0.1, 0), (0.1, 1)], "hint");
        foreach (string key in ModelNames.All)
        {
            RocCurve curve = RocCurve.Of(models[key]);
            plot.Through(curve.FalsePositiveRate.Zip(curve.TruePositiveRate), "curve " + key);
        }

        Legend(figure, plot, models);
        figure.Text(plot.X(0.1) + 5, plot.Y(1) + 12, "90 % specificity", "note");
        return figure.ToRaw();
    }

    /// <summary>The key stands in the corner below the diagonal, which curves leave empty.</summary>
    private static void Legend(SvgFigure figure, PlotArea plot, IReadOnlyDictionary<string, LabelledScores> models)
    {
        double y = plot.Y(0.29), x = plot.X(0.37);
        figure.Rectangle(x - 8, y - 15, plot.Right - x + 4, 88, "plate");
        foreach (string key in ModelNames.All)
        {
            figure.Line(x, y - 4, x + 24, y - 4, "curve " + key);
            figure.Text(x + 31, y, ModelNames.Display(key), "key");
            figure.Text(plot.Right - 6, y, Numbers.Fixed(RocCurve.Auc(models[key]), 3), "key", "end");
            y += 17;
        }

        figure.Rectangle(x, y - 9, 24, 10, "band student");
        figure.Text(x + 31, y, "95 % band", "key");
    }
}
