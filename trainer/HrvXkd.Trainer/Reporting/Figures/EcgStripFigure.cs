// ECG on paper as clinics print it: 1 mm is 0.04 s wide and 0.1 mV high, every fifth line is strong, both axes have the same scale.
using System.Globalization;
using System.Text;
using HrvXkd.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>A strip of a recording with the beats that the device's code found and the intervals between them.</summary>
internal static class EcgStripFigure
{
    private const double RowSeconds = 5;
    private const int MostRows = 4;
    private const int PaperLeft = 44;
    private const int PaperWidth = 680;
    private const int RowHead = 30;
    private const int RowFoot = 24;

    /// <summary>Draws the figure.</summary>
    /// <param name="startSeconds">Start of the strip in the recording.</param>
    /// <param name="milliVolt">The strip.</param>
    /// <param name="rateHz">Its sampling rate.</param>
    /// <param name="beatSeconds">Beats found in it.</param>
    public static RawHtml Draw(double startSeconds, float[] milliVolt, int rateHz, IReadOnlyList<double> beatSeconds)
    {
        double seconds = Math.Min((double)milliVolt.Length / rateHz, MostRows * RowSeconds);
        int rows = Math.Max(1, (int)Math.Round(seconds / RowSeconds));
        double rowSeconds = seconds / rows, median = Median(milliVolt);
        (double low, double high) = Limits(milliVolt, median);
        double height = (high - low) * PaperWidth / rowSeconds * 0.4;
        int total = (int)Math.Ceiling(rows * (RowHead + height + RowFoot));
        SvgFigure figure = new(PaperLeft + PaperWidth + 6, total, "Strip of ECG with the beats that the device's code found");
        for (int row = 0; row < rows; row++)
        {
            double start = startSeconds + row * rowSeconds, top = row * (RowHead + height + RowFoot) + RowHead;
            PlotArea paper = new(figure, PaperLeft, top, PaperWidth, height, (start, start + rowSeconds), (low, high));
            Grid(paper);
            Trace(paper, startSeconds, milliVolt, rateHz, median);
            Beats(paper, beatSeconds);
        }

        return figure.ToRaw();
    }

    private static void Grid(PlotArea paper)
    {
        StringBuilder minor = new(), major = new();
        for (long i = (long)Math.Ceiling(paper.XRange.Low / 0.04 - 1e-6); i * 0.04 <= paper.XRange.High + 1e-6; i++)
            (i % 5 == 0 ? major : minor).Append('M').Append(SvgFigure.Coordinate(paper.X(i * 0.04))).Append(' ').Append(SvgFigure.Coordinate(paper.Top))
                .Append('V').Append(SvgFigure.Coordinate(paper.Bottom));
        for (long i = (long)Math.Round(paper.YRange.Low * 10); i <= (long)Math.Round(paper.YRange.High * 10); i++)
            (i % 5 == 0 ? major : minor).Append('M').Append(SvgFigure.Coordinate(paper.Left)).Append(' ').Append(SvgFigure.Coordinate(paper.Y(i * 0.1)))
                .Append('H').Append(SvgFigure.Coordinate(paper.Right));
        paper.Figure.Rectangle(paper.Left, paper.Top, paper.Width, paper.Height, "paper");
        paper.Figure.Path(minor.ToString(), "paper-minor");
        paper.Figure.Path(major.ToString(), "paper-major");
        for (double second = Math.Ceiling(paper.XRange.Low - 1e-6); second <= paper.XRange.High + 1e-6; second++)
            paper.Figure.Text(Math.Min(paper.X(second), paper.Right - 18), paper.Bottom + 15, Numbers.Fixed(second, 0) + " s", "tick", "middle");
        for (double level = Math.Ceiling(paper.YRange.Low * 2) / 2; level <= paper.YRange.High + 1e-6; level += 0.5)
            if (level == Math.Round(level))
                paper.Figure.Text(paper.Left - 6, paper.Y(level) + 4, Numbers.Fixed(level, 0) + " mV", "tick", "end");
    }

    private static void Trace(PlotArea paper, double startSeconds, float[] milliVolt, int rateHz, double median)
    {
        int first = Math.Max(0, (int)Math.Round((paper.XRange.Low - startSeconds) * rateHz));
        int end = Math.Min(milliVolt.Length, (int)Math.Round((paper.XRange.High - startSeconds) * rateHz) + 1);
        paper.Through(
            Enumerable.Range(first, Math.Max(0, end - first)).Select(i => (
                startSeconds + (double)i / rateHz,
                Math.Clamp(milliVolt[i] - median, paper.YRange.Low, paper.YRange.High))),
            "ecg");
    }

    private static void Beats(PlotArea paper, IReadOnlyList<double> beats)
    {
        double last = double.NaN;
        foreach (double beat in beats)
        {
            if (beat < paper.XRange.Low || beat > paper.XRange.High)
                continue;
            double x = paper.X(beat);
            paper.Figure.Path($"M{SvgFigure.Coordinate(x)} {SvgFigure.Coordinate(paper.Top - 2)}l-4 -7h8z", "beat");
            if (!double.IsNaN(last))
                paper.Figure.Text((x + paper.X(last)) / 2, paper.Top - 3, Math.Round(1000 * (beat - last)).ToString(CultureInfo.InvariantCulture), "note", "middle");
            last = beat;
        }
    }

    private static double Median(float[] strip)
    {
        float[] sorted = [.. strip];
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    /// <summary>Half millivolts that hold the strip: at least -0.5 to 1 mV, at most -2.5 to 2.5 mV.</summary>
    private static (double Low, double High) Limits(float[] strip, double median)
    {
        double low = strip.Length == 0 ? 0 : strip.Min() - median, high = strip.Length == 0 ? 0 : strip.Max() - median;
        return (Math.Clamp(Math.Floor(low * 2) / 2, -2.5, -0.5), Math.Clamp(Math.Ceiling(high * 2) / 2, 1, 2.5));
    }
}
