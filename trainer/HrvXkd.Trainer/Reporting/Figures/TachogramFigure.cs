using HrvXkd.Html;
using HrvXkd.Trainer.Reporting.Examples;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Beat-to-beat intervals over time; those that features leave out stand apart.</summary>
internal static class TachogramFigure
{
    /// <summary>Draws the figure.</summary>
    public static RawHtml Draw(ExampleSignal signal)
    {
        double[] minutes = Array.ConvertAll(signal.IntervalEndSeconds, s => s / 60);
        double low = Math.Floor((signal.IntervalMs.Min() - 20) / 100) * 100, high = Math.Ceiling((signal.IntervalMs.Max() + 20) / 100) * 100;
        SvgFigure figure = new(730, 200, "Beat-to-beat intervals over the time of the eight windows");
        PlotArea plot = new(figure, 64, 8, 658, 148, (minutes[0], Math.Max(minutes[^1], minutes[0] + 0.1)), (low, high));
        plot.AxisY("interval, ms", 4);
        plot.AxisX("minutes of the recording", 8);
        List<(double, double)> line = [];
        for (int i = 0; i < minutes.Length; i++)
        {
            bool touches = i > 0 && signal.IntervalKept[i] && signal.IntervalKept[i - 1]
                && Math.Abs(signal.IntervalEndSeconds[i] - signal.IntervalEndSeconds[i - 1] - (signal.IntervalMs[i] / 1000)) < 0.01;
            if (!touches)
                Flush(plot, line);
            if (signal.IntervalKept[i])
                line.Add((minutes[i], signal.IntervalMs[i]));
        }

        Flush(plot, line);
        plot.Dots(Enumerable.Range(0, minutes.Length).Where(i => !signal.IntervalKept[i]).Select(i => (minutes[i], signal.IntervalMs[i])), "dots flipped");
        return figure.ToRaw();
    }

    private static void Flush(PlotArea plot, List<(double, double)> line)
    {
        if (line.Count == 1)
            plot.Dots(line, "dots");
        else if (line.Count > 1)
            plot.Through(line, "ecg");
        line.Clear();
    }
}
