using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Net benefit over thresholds, of models, of acting on everybody and on nobody.</summary>
internal static class DecisionFigure
{
    private const double Low = 0.1;
    private const double High = 0.6;
    private static readonly string[] Keys = [ModelNames.Logistic, ModelNames.StudentInt8];

    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(IReadOnlyDictionary<string, LabelledScores> models)
    {
        LabelledScores any = models[ModelNames.StudentInt8];
        double prevalence = (double)any.Positives / any.Count;
        double[] thresholds = [.. Enumerable.Range(0, 101).Select(i => Low + (i * (High - Low) / 100))];
        double floor = -prevalence / 5;
        SvgFigure figure = new(380, 340, "Net benefit of acting on a risk against the threshold, for models, for acting on everybody and on nobody");
        PlotArea plot = new(figure, 54, 12, 314, 270, (Low, High), (floor, Math.Ceiling(prevalence * 20) / 20));
        plot.AxisY("net benefit per subject");
        plot.AxisX("risk at which one acts");
        plot.Through([(Low, 0), (High, 0)], "zero");
        plot.Through(thresholds.Select(t => (t, DecisionCurve.OfEverybody(prevalence, t))).TakeWhile(p => p.Item2 >= floor), "chance");
        foreach (string key in Keys)
            plot.Through(thresholds.Select(t => (t, Math.Max(floor, DecisionCurve.NetBenefit(models[key], t)))), "curve " + key);
        double y = plot.Top + 16, x = plot.X(0.37);
        foreach (string key in Keys)
        {
            figure.Line(x, y - 4, x + 24, y - 4, "curve " + key);
            figure.Text(x + 31, y, ModelNames.Display(key), "key");
            y += 17;
        }

        figure.Line(x, y - 4, x + 24, y - 4, "chance");
        figure.Text(x + 31, y, "everybody", "key");
        figure.Text(plot.Right - 4, plot.Y(0) - 5, "nobody", "note", "end");
        return figure.ToRaw();
    }
}
