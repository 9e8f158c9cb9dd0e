using HrvXkd.Html;
using HrvXkd.Trainer.Hrv.Input;
using HrvXkd.Trainer.Reporting.Figures;

namespace HrvXkd.Trainer.Hrv.Output;

/// <summary>Tachogram, spectrum and Poincare plot of a series in one figure.</summary>
internal static class HrvFigure
{
    private const string Css = """
        .series { fill: none; stroke: var(--student); stroke-width: 1.1; stroke-linejoin: round; }
        .left-out { fill: none; stroke: var(--ill); stroke-width: 4.4; stroke-linecap: round; stroke-opacity: .75; }
        .left-out.small { stroke-width: 3; }
        .welch { fill: none; stroke: var(--student); stroke-width: 2; stroke-linejoin: round; }
        .lomb { fill: none; stroke: var(--ill); stroke-width: 1; stroke-linejoin: round; stroke-opacity: .8; }
        .vlf { fill: var(--control); fill-opacity: .16; }
        .lf { fill: var(--logistic); fill-opacity: .16; }
        .hf { fill: var(--teacher); fill-opacity: .16; }
        .pairs { fill: none; stroke: var(--student); stroke-width: 2.8; stroke-linecap: round; stroke-opacity: .45; }
        .pairs.dense { stroke-width: 3.8; }
        .pairs.several { stroke-opacity: .7; }
        .pairs.many { stroke-opacity: 1; }
        .ellipse { fill: none; stroke: var(--ink); stroke-width: 1.6; }
        .sd1 { stroke: var(--ill); stroke-width: 2.4; }
        .sd2 { stroke: var(--teacher); stroke-width: 2.4; }
        svg .title { font-size: 15px; font-weight: 600; }

        """;

    private const int Width = 900;
    private const int Height = 708;
    private const double LowerTop = 358;
    private const double LowerHeight = 300;

    /// <summary>Writes the figure as a file of its own.</summary>
    /// <param name="path">The file, .svg.</param>
    /// <param name="loaded">Where the series is from.</param>
    /// <param name="result">Its metrics; two intervals at least.</param>
    public static void Write(string path, LoadedSeries loaded, HrvResult result) => FigureFile.Write(path, Draw(loaded, result), Css);

    private static RawHtml Draw(LoadedSeries loaded, HrvResult result)
    {
        SvgFigure figure = new(Width, Height, $"Tachogram, spectrum and Poincare plot of {loaded.Name}");
        figure.Text(14, 24, loaded.Name, "title");
        figure.Text(Width - 22, 24, Summary(result), "note", "end");
        TachogramPlot.Draw(figure, (66, 44, 812, 206), result.Series);
        SpectrumPlot.Draw(figure, (66, LowerTop, 442, LowerHeight), result);
        PoincarePlot.Draw(figure, (578, LowerTop, 300, LowerHeight), result);
        return figure.ToRaw();
    }

    private static string Summary(HrvResult result)
    {
        string Value(string name, string key, string unit) => result.Metrics[key] is { } value ? $"{name} {Numbers.Fixed(value, 1)}\u00a0{unit}" : $"{name} -";
        return string.Join(
            "\u2003",
            Numbers.Count(result.Series.Count, "interval"),
            Value("HR", "mean_hr_bpm", "/min"),
            Value("SDNN", "sdnn_ms", "ms"),
            Value("RMSSD", "rmssd_ms", "ms"));
    }
}
