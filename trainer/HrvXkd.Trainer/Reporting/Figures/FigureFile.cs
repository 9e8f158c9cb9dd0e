using System.Text;
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
        File.WriteAllText(path, Standalone(RocFigure.Draw(models, bootstrap)));

    // A file has no page around it: it brings name space, style and ground itself.
    private static string Standalone(RawHtml figure)
    {
        int body = figure.Markup.IndexOf('>', StringComparison.Ordinal) + 1;
        return new StringBuilder()
            .Append(figure.Markup.AsSpan(0, body - 1))
            .Append(" xmlns=\"http://www.w3.org/2000/svg\"><style>")
            .Append(ReportStyle.Css.Markup)
            .Append("svg { background: var(--card); }</style>")
            .Append(figure.Markup.AsSpan(body))
            .ToString();
    }
}
