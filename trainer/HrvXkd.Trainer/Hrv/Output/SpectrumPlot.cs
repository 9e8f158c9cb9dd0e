using System.Globalization;
using HrvXkd.Html;
using HrvXkd.Trainer.Hrv.Metrics;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>Both spectra over the shaded bands.</summary>
internal static class SpectrumPlot
{
    // From here on the low end towers over the rest: the density is drawn by its logarithm.
    private const double LogarithmicSeconds = 900;

    // Decades below the top that are shown.
    private const double Decades = 4;

    private const string Raised = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private const string Name = "density, ms\u00b2/Hz";
    private const string NameInSeconds = "density, s\u00b2/Hz";
    private const double MsSquaredPerSecondSquared = 1e6;

    // Larger numbers have no room beside the axis.
    private const double LargestLabel = 1e5;

    private static readonly double HighHz = Band.Hf.HighHz;

    /// <summary>Draws the plot.</summary>
    public static void Draw(SvgFigure figure, (double Left, double Top, double Width, double Height) box, HrvResult result)
    {
        bool isLog = result.Series.DurationSeconds > LogarithmicSeconds;
        (double X, double Y)[] welch = Points(result.Welch, box.Width, isLog), lomb = Points(result.Lomb, box.Width, isLog);
        if (!welch.Concat(lomb).Any(point => point.X >= Band.Vlf.LowHz))
        {
            figure.Text(box.Left + box.Width / 2, box.Top + box.Height / 2, result.Lomb is null ? "no spectrum: too few intervals" : "no power", "note", "middle");
            return;
        }

        (double Low, double High) range = Range([.. welch, .. lomb], isLog);
        bool isLarge = !isLog && range.High > LargestLabel;
        if (isLarge)
            (welch, lomb, range) = (InSeconds(welch), InSeconds(lomb), (0, range.High / MsSquaredPerSecondSquared));
        PlotArea plot = new(figure, box.Left, box.Top, box.Width, box.Height, (0, HighHz), range);
        foreach (Band band in Band.Main)
            figure.Rectangle(plot.X(band.LowHz), box.Top, plot.X(band.HighHz) - plot.X(band.LowHz), box.Height, band.Name);
        if (isLog)
            plot.AxisY(Name, Powers(range));
        else
            plot.AxisY(isLarge ? NameInSeconds : Name);
        plot.AxisX("frequency, Hz", 8);
        plot.Through(lomb.Select(point => (point.X, Math.Clamp(point.Y, range.Low, range.High))), "lomb");
        plot.Through(welch.Select(point => (point.X, Math.Clamp(point.Y, range.Low, range.High))), "welch");
        foreach (Band band in Band.Main)
            figure.Text(plot.X((band.LowHz + band.HighHz) / 2), box.Top + 14, band.Name.ToUpperInvariant(), "note halo", "middle");
        Key(figure, plot, result, lomb.Length < (result.Lomb?.Hz.Length ?? 0));
    }

    private static (double X, double Y)[] InSeconds((double X, double Y)[] points) =>
        Array.ConvertAll(points, point => (point.X, point.Y / MsSquaredPerSecondSquared));

    // What lies below the bands is cut off: it would leave them no room.
    private static (double Low, double High) Range((double X, double Y)[] points, bool isLog)
    {
        double[] densities = [.. points.Where(point => point.X >= Band.Vlf.LowHz).Select(point => point.Y)];
        double top = densities.Max();
        return isLog ? (Math.Max(densities.Min() - 0.1, top - Decades), top + 0.4) : (0, Math.Max(1e-9, 1.12 * top));
    }

    // The key stands above the plot, whose every corner may hold a peak.
    private static void Key(SvgFigure figure, PlotArea plot, HrvResult result, bool isAveraged)
    {
        string Powers(string prefix) => string.Join('\u2003', Band.Main.Select(band =>
            $"{band.Name.ToUpperInvariant()} {(result.Metrics[$"{prefix}_{band.Name}_ms2"] is { } power ? Numbers.Fixed(power, power < 100 ? 1 : 0) : "-")}"));
        double x = plot.Left, y = plot.Top - 28;
        figure.Line(x, y - 4, x + 20, y - 4, "welch");
        figure.Text(x + 26, y, $"Welch\u2003{Powers("welch")} ms\u00b2", "key");
        figure.Line(x, y + 14, x + 20, y + 14, "lomb");
        figure.Text(x + 26, y + 18, $"Lomb\u2003{Powers("lomb")} ms\u00b2{(isAveraged ? "\u2003drawn as the mean in each pixel" : "")}", "key");
    }

    private static (double X, double Y)[] Points(Spectrum? spectrum, double columns, bool isLog)
    {
        if (spectrum is null)
            return [];
        int[] shown = [.. Enumerable.Range(0, spectrum.Hz.Length).Where(k => spectrum.Hz[k] > 0 && spectrum.Hz[k] <= HighHz)];
        IEnumerable<(double X, double Y)> points = shown.Select(k => (spectrum.Hz[k], spectrum.Density[k]));
        if (shown.Length > 2 * columns)
            points = points.GroupBy(point => Math.Floor(point.X / HighHz * columns)).Select(group => (group.Average(point => point.X), group.Average(point => point.Y)));
        return [.. isLog ? points.Where(point => point.Y > 0).Select(point => (point.X, Math.Log10(point.Y))) : points];
    }

    private static IEnumerable<(double Place, string Text)> Powers((double Low, double High) range)
    {
        for (int power = (int)Math.Ceiling(range.Low); power <= range.High; power++)
            yield return (power, "10" + string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(letter => letter == '-' ? '\u207b' : Raised[letter - '0'])));
    }
}
