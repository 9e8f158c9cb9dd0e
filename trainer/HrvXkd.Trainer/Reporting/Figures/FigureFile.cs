using System.Text;
using HrvXkd.Html;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Reporting.Html;

namespace HrvXkd.Trainer.Reporting.Figures;

/// <summary>Figures of the report as files of their own, for papers and READMEs.</summary>
internal static class FigureFile
{
    /// <summary>Writes the ROC curves.</summary>
    /// <param name="path">The file, .svg.</param>
    /// <param name="models">Scores by model.</param>
    /// <param name="bootstrap">Draws of the same subjects.</param>
    public static void WriteRoc(string path, IReadOnlyDictionary<string, LabelledScores> models, Bootstrap bootstrap) =>
        Write(path, RocFigure.Draw(models, bootstrap));

    /// <summary>Writes the figures of a page that papers want.</summary>
    /// <param name="folder">Created if it is not there.</param>
    /// <param name="report">The report.</param>
    public static void WriteAll(string folder, ReportModel report)
    {
        Directory.CreateDirectory(folder);
        (string Name, RawHtml Figure)[] figures =
        [
            ("auc", ForestFigure.Draw(report.Summary)),
            ("calibration", CalibrationFigure.Draw(report.Scores[ModelNames.StudentInt8], ModelNames.StudentInt8)),
            ("decision", DecisionFigure.Draw(report.Scores)),
            ("attention", AttentionFigure.Draw(report.Data.Attention, report.Data.SequenceLabel)),
        ];
        foreach ((string name, RawHtml figure) in figures)
            Write(Path.Combine(folder, name + ".svg"), figure);
    }

    /// <summary>Writes a figure.</summary>
    /// <param name="path">The file, .svg.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="css">Style of its own classes.</param>
    public static void Write(string path, RawHtml figure, string css = "") => File.WriteAllText(path, Standalone(figure, css));

    // A file has no page around it: it brings name space, style and ground itself.
    private static string Standalone(RawHtml figure, string css)
    {
        int body = figure.Markup.IndexOf('>', StringComparison.Ordinal) + 1;
        return new StringBuilder()
            .Append(figure.Markup.AsSpan(0, body - 1))
            .Append(" xmlns=\"http://www.w3.org/2000/svg\"><style>")
            .Append(ReportStyle.Css.Markup)
            .Append(css)
            .Append("svg { background: var(--card); }</style>")
            .Append(figure.Markup.AsSpan(body))
            .ToString();
    }
}
