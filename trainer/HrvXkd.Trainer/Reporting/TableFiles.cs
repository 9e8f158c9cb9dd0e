using System.Globalization;
using System.Text;
using HrvXkd.Trainer.Evaluation;

namespace HrvXkd.Trainer.Reporting;

/// <summary>The report's tables as CSV: a header, commas, invariant numbers with six significant digits.</summary>
internal static class TableFiles
{
    /// <summary>Writes models.csv, pairs.csv, calibration.csv and subjects.csv.</summary>
    /// <param name="folder">Created if it is not there.</param>
    /// <param name="report">The report.</param>
    public static void Write(string folder, ReportModel report)
    {
        Directory.CreateDirectory(folder);
        Save(folder, "models.csv", Models(report.Summary));
        Save(folder, "pairs.csv", Pairs(report));
        Save(folder, "calibration.csv", Bins(report));
        Save(folder, "subjects.csv", Subjects(report.Data));
    }

    private static IEnumerable<string> Models(RunSummary s)
    {
        (string Name, IReadOnlyDictionary<string, Interval> Values)[] figures =
        [
            ("auc", s.Auc), ("auprc", s.Auprc), ("sensitivity90", s.Sensitivity90), ("brier", s.Brier), ("ece", s.Ece),
            ("accuracy", s.Accuracy), ("f1", s.F1), ("calibration_slope", s.CalibrationSlope), ("calibration_intercept", s.CalibrationIntercept),
        ];
        yield return "model," + string.Join(',', figures.Select(figure => $"{figure.Name},{figure.Name}_low,{figure.Name}_high"));
        foreach (string key in ModelNames.All.Concat(ModelNames.Further).Where(s.Auc.ContainsKey))
            yield return key + "," + string.Join(',', figures.Select(figure => Cells(figure.Values[key])));
    }

    private static IEnumerable<string> Pairs(ReportModel report)
    {
        yield return "first,second,auc_difference,auc_difference_low,auc_difference_high,delong_p,brier_difference,brier_difference_low,brier_difference_high";
        foreach (((string first, string second), PairedComparison pair) in report.Pairs)
            yield return $"{first},{second},{Cells(pair.AucDifference)},{Cell(pair.DeLong.P)},{Cells(pair.BrierDifference)}";
    }

    private static IEnumerable<string> Bins(ReportModel report)
    {
        yield return "model,count,mean_risk,observed,observed_low,observed_high";
        foreach (string key in ModelNames.All)
            foreach (CalibrationBin bin in Calibration.Bins(report.Scores[key]))
                yield return $"{key},{Cell(bin.Count)},{Cell(bin.MeanRisk)},{Cells(bin.ObservedInterval)}";
    }

    private static IEnumerable<string> Subjects(ReportData data)
    {
        string[] keys = [.. data.SubjectLogit.Keys.Order(StringComparer.Ordinal)];
        yield return "subject,label," + string.Join(',', keys);
        for (int i = 0; i < data.SubjectLabel.Length; i++)
            yield return $"{i},{data.SubjectLabel[i]},{string.Join(',', keys.Select(key => Cell(data.SubjectLogit[key][i])))}";
    }

    /// <summary>A figure and its bounds, three cells.</summary>
    internal static string Cells(Interval x) => $"{Cell(x.Value)},{Cell(x.Low)},{Cell(x.High)}";

    /// <summary>A number; empty if it is none.</summary>
    internal static string Cell(double x) => double.IsFinite(x) ? x.ToString("G6", CultureInfo.InvariantCulture) : "";

    /// <summary>Writes the lines of a table.</summary>
    internal static void Save(string folder, string name, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(folder, name), new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString());
}
