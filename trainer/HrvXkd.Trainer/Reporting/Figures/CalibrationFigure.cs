using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Reliability over ten bins of equal mass with Wilson intervals, and below it how many subjects got which risk.</summary>
internal static class CalibrationFigure
{
    private const int HistogramBins = 20;

    /// <summary>Draws the figure for one model.</summary>
    public static RawHtml Draw(LabelledScores scores, string css)
    {
        SvgFigure figure = new(380, 466, "Observed share of hypertensive subjects against the risk said, and histogram of the risks by class");
        PlotArea plot = new(figure, 48, 12, 320, 290, (0, 1), (0, 1));
        plot.AxisY("observed share");
        figure.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, "axis");
        plot.Through([(0, 0), (1, 1)], "chance");
        figure.Text(plot.X(1), plot.Y(0.82), "perfect", "note", "end");
        IReadOnlyList<CalibrationBin> bins = Calibration.Bins(scores);
        plot.Through(bins.Select(b => (b.MeanRisk, b.Observed)), "curve thin " + css);
        foreach (CalibrationBin bin in bins)
        {
            Interval observed = bin.ObservedInterval;
            plot.Whisker(bin.MeanRisk, observed.Low, observed.High, "whisker " + css);
            string title = $"{Numbers.Fixed(bin.Count, 0)} subjects: risk {Numbers.Fixed(bin.MeanRisk, 2)}, observed {IntervalText.WithRange(observed, 2)}";
            figure.Circle(plot.X(bin.MeanRisk), plot.Y(bin.Observed), 4.5, "dot " + css, title);
        }

        Histogram(figure, scores);
        return figure.ToRaw();
    }

    /// <summary>Hypertensive subjects upwards, others downwards, one scale for both.</summary>
    private static void Histogram(SvgFigure figure, LabelledScores scores)
    {
        int[] ill = new int[HistogramBins], well = new int[HistogramBins];
        for (int i = 0; i < scores.Count; i++)
            (scores.Label[i] == 1 ? ill : well)[Math.Min(HistogramBins - 1, (int)(scores.Probability[i] * HistogramBins))]++;
        int top = Math.Max(ill.Max(), well.Max());
        PlotArea plot = new(figure, 48, 322, 320, 100, (0, 1), (-top, top));
        for (int i = 0; i < HistogramBins; i++)
        {
            double left = plot.X((double)i / HistogramBins) + 0.75, width = plot.Width / HistogramBins - 1.5, zero = plot.Y(0);
            string range = $"risk {Numbers.Fixed((double)i / HistogramBins, 2)} to {Numbers.Fixed((i + 1.0) / HistogramBins, 2)}";
            if (ill[i] > 0)
                figure.Rectangle(left, plot.Y(ill[i]), width, zero - plot.Y(ill[i]), "bar ill", $"{range}: {Numbers.Count(ill[i])} hypertensive");
            if (well[i] > 0)
                figure.Rectangle(left, zero, width, plot.Y(-well[i]) - zero, "bar well", $"{range}: {Numbers.Count(well[i])} not");
        }

        figure.Line(plot.Left, plot.Y(0), plot.Right, plot.Y(0), "axis");
        bool right = scores.Probability.Average() < 0.5;
        (double x, string anchor) = right ? (plot.Right, "end") : (plot.Left + 4, "start");
        figure.Text(x, plot.Top + 14, $"{Numbers.Count(scores.Positives)} hypertensive", "key ill halo", anchor);
        figure.Text(x, plot.Bottom - 6, $"{Numbers.Count(scores.Count - scores.Positives)} not", "key well halo", anchor);
        figure.Text(plot.Left - 7, plot.Top + 8, Numbers.Count(top), "tick", "end");
        figure.Text(plot.Left - 7, plot.Y(0) + 4, "0", "tick", "end");
        figure.Text(plot.Left - 7, plot.Bottom, Numbers.Count(top), "tick", "end");
        figure.Upright(13, plot.Top + plot.Height / 2, "subjects", "name");
        plot.AxisX("risk said by the model");
    }
}
