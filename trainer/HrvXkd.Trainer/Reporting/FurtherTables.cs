using HrvXkd.Trainer.Controls;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.Leakage;
using HrvXkd.Trainer.Quantizing;
using HrvXkd.Trainer.Reporting.Examples;
using HrvXkd.Trainer.Reporting.Figures;
using HrvXkd.Trainer.Sizing;

namespace HrvXkd.Trainer.Reporting;

/// <summary>Tables of the sections that not every run has, as CSV like those of <see cref="TableFiles"/>.</summary>
internal static class FurtherTables
{
    /// <summary>Writes decision.csv, and parts.csv, examples.csv, sizes.csv, leakage.csv, controls.csv and quantizers.csv where there is something to write.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="report">The report.</param>
    /// <param name="further">What other commands found.</param>
    public static void Write(string folder, ReportModel report, FurtherFigures further)
    {
        TableFiles.Save(folder, "decision.csv", Decision(report));
        Optional(folder, "parts.csv", Strata(report));
        Optional(folder, "examples.csv", Examples(report.Data.Examples));
        Optional(folder, "sizes.csv", Sizes(further.Sizes?.Sizes ?? []));
        Optional(folder, "leakage.csv", further.Leakage is null ? [] : Leakage(further.Leakage));
        Optional(folder, "controls.csv", further.Controls is null ? [] : Controls(further.Controls));
        Optional(folder, "quantizers.csv", further.Quantization is null ? [] : Quantizers(further.Quantization));
    }

    // A table that an earlier report left must not outlive what it was made of.
    private static void Optional(string folder, string name, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 1)
            TableFiles.Save(folder, name, all);
        else
            File.Delete(Path.Combine(folder, name));
    }

    private static IEnumerable<string> Decision(ReportModel report)
    {
        string[] keys = [.. ModelNames.All];
        double prevalence = (double)report.Summary.Hypertensive / report.Summary.Subjects;
        yield return "threshold,everybody," + string.Join(',', keys);
        for (int percent = 1; percent < 100; percent++)
        {
            double t = percent / 100.0;
            yield return $"{TableFiles.Cell(t)},{TableFiles.Cell(DecisionCurve.OfEverybody(prevalence, t))},{string.Join(',', keys.Select(key => TableFiles.Cell(DecisionCurve.NetBenefit(report.Scores[key], t))))}";
        }
    }

    private static IEnumerable<string> Strata(ReportModel report)
    {
        yield return "trait,part,subjects,hypertensive,auc,auc_low,auc_high,brier,brier_low,brier_high,calibration_intercept,calibration_intercept_low,calibration_intercept_high";
        foreach ((string trait, IReadOnlyList<Stratum> parts) in report.Strata)
            foreach (Stratum part in parts)
                yield return $"{trait},{part.Name},{part.Subjects},{part.Hypertensive},{Cells(part.Auc)},{Cells(part.Brier)},{Cells(part.CalibrationIntercept)}";
    }

    private static IEnumerable<string> Examples(IReadOnlyList<ExampleCase> examples)
    {
        yield return "kind,recording,term,logit";
        foreach (ExampleCase e in examples)
        {
            foreach ((int f, string name) in FeatureFigure.Names.Index())
            {
                yield return $"{e.Kind},{Quoted(e.Recording)},{Quoted(name + " level")},{TableFiles.Cell(e.Level[f])}";
                yield return $"{e.Kind},{Quoted(e.Recording)},{Quoted(name + " slope")},{TableFiles.Cell(e.Slope[f])}";
            }

            yield return $"{e.Kind},{Quoted(e.Recording)},attention and constant,{TableFiles.Cell(e.Network)}";
        }
    }

    private static IEnumerable<string> Leakage(LeakageSummary leakage)
    {
        yield return "model,auc_sequences_at_random,auc_subjects_together";
        foreach ((string model, double random) in leakage.RandomSplit)
            yield return $"{model},{TableFiles.Cell(random)},{TableFiles.Cell(leakage.SubjectSplit[model])}";
    }

    private static IEnumerable<string> Sizes(IReadOnlyList<SizeFigures> sizes)
    {
        yield return "width,weights,macs,inner_loss,above_best,above_best_error,chosen_in_folds,auc,auc_low,auc_high,teacher_minus_student,teacher_minus_student_low,teacher_minus_student_high";
        foreach (SizeFigures s in sizes)
            yield return $"{s.Width},{s.Weights},{s.Macs},{TableFiles.Cell(s.InnerLoss)},{TableFiles.Cell(s.AboveBest)},{TableFiles.Cell(s.AboveBestError)},{s.ChosenInFolds},{TableFiles.Cells(s.Auc)},{TableFiles.Cells(s.TeacherMinusStudent)}";
    }

    private static IEnumerable<string> Controls(ControlsSummary controls)
    {
        yield return "control,model,auc,auc_low,auc_high";
        yield return $"permuted_labels,{ModelNames.Logistic},{TableFiles.Cells(controls.PermutedAuc)}";
        foreach ((string model, Interval auc) in controls.BlindAuc)
            yield return $"class_blind,{model},{TableFiles.Cells(auc)}";
    }

    private static IEnumerable<string> Quantizers(QuantizationSummary quantization)
    {
        yield return "way,sqnr_db,flips_percent,max_risk_error,delta_auc,delta_auc_low,delta_auc_high,delta_brier,weight_bytes";
        foreach (QuantizationVariant v in quantization.Variants)
            yield return $"{Quoted(v.Name)},{TableFiles.Cell(v.SqnrDb)},{TableFiles.Cell(v.FlipsPercent)},{TableFiles.Cell(v.MaxRiskError)},{TableFiles.Cells(v.DeltaAuc)},{TableFiles.Cell(v.DeltaBrier)},{v.WeightBytes}";
    }

    private static string Cells(Interval? x) => x is null ? ",," : TableFiles.Cells(x);

    // Names come from data and may hold anything.
    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
