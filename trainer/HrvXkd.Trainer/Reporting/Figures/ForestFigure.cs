using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>AUC of every model and of the negative control with its interval, beside chance and what the literature leads one to expect.</summary>
internal static class ForestFigure
{
    /// <summary>AUC that HRV alone is expected to give, subjects kept apart.</summary>
    public static readonly (double Low, double High) Expected = (0.58, 0.70);

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(RunSummary summary)
    {
        (string Name, string Key, Interval Auc)[] rows =
        [
            .. ModelNames.All.Select(key => (ModelNames.Display(key), key, summary.Auc[key])),
            ("Permuted labels", "control", summary.PermutedAuc),
        ];
        double low = Math.Min(0.4, Math.Floor(rows.Min(r => r.Auc.Low) * 20) / 20), high = Math.Max(0.8, Math.Ceiling(rows.Max(r => r.Auc.High) * 20) / 20);
        SvgFigure figure = new(380, 376, "Area under the ROC curve of each model and of the negative control, with 95 % intervals");
        PlotArea plot = new(figure, 20, 40, 340, 292, (low, high), (0, rows.Length));
        figure.Rectangle(plot.X(Expected.Low), plot.Top, plot.X(Expected.High) - plot.X(Expected.Low), plot.Height, "expected");
        figure.Text(plot.X((Expected.Low + Expected.High) / 2), plot.Top - 6, "expected of HRV", "note", "middle");
        plot.Through([(0.5, 0), (0.5, rows.Length)], "chance");
        figure.Text(plot.X(0.5), plot.Top - 6, "chance", "note", "middle");
        for (int i = 0; i < rows.Length; i++)
        {
            (string name, string key, Interval auc) = rows[i];
            double y = plot.Y(rows.Length - i - 0.66);
            figure.Text(plot.Left, y - 13, name, "key halo");
            figure.Text(plot.Right, y - 13, IntervalText.WithRange(auc, 3), "key", "end");
            figure.Line(plot.X(auc.Low), y, plot.X(auc.High), y, "whisker " + key);
            figure.Circle(plot.X(auc.Value), y, 4.5, "dot " + key);
        }

        plot.AxisX("area under the ROC curve");
        return figure.ToRaw();
    }
}
