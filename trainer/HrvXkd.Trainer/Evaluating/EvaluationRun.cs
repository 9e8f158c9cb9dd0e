// Scores a trained model on records it never saw. The unit is the subject, as in training: the mean logit of a subject's sequences.
using System.Diagnostics;
using HrvXkd.Data;
using HrvXkd.Trainer.Evaluation;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.Evaluating;

/// <summary>One evaluation.</summary>
internal static class EvaluationRun
{
    private static readonly string[] NeedBothClasses = ["auc", "auprc", "brier", "ece", "sensitivity90", "accuracy", "f1", "calibration_slope", "calibration_intercept", "int8", "operation"];

    /// <summary>Reads, cuts, scores.</summary>
    /// <param name="modelFolder">The out folder of run or train.</param>
    /// <param name="dataPath">Folder of recordings, or a window table.</param>
    /// <param name="seed">Draws the intervals.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="FormatException">Model or data cannot be used; one line.</exception>
    public static EvaluationSummary Execute(string modelFolder, string dataPath, int seed, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ModelFolder model = ModelFolder.Open(modelFolder);
        PreparedCohort prepared = CohortSource.Read(dataPath, model.Card.Profile, cancel);
        SequenceSet data = SequenceSet.From(CohortSource.Labelled(prepared));
        if (data.Count == 0)
            throw new FormatException(
                $"{dataPath}: none of {prepared.Cohort.Recordings.Count} recordings has a label and a usable sequence of 8 windows of profile {model.Card.Profile} "
                + $"({prepared.Windows.Count} windows, {prepared.Windows.Count(w => !w.Valid)} masked); longer or cleaner recordings are needed");
        ModelLogits logits = new(data, ModelAnswers.Of(model, data), seed);
        return Summarize(model, prepared, logits, seed, watch);
    }

    private static EvaluationSummary Summarize(ModelFolder model, PreparedCohort prepared, ModelLogits logits, int seed, Stopwatch watch)
    {
        int ill = logits.Label.Count(label => label == 1), windows = prepared.Windows.Count;
        string oneClass = $"all {logits.Label.Length} subjects are {(ill == 0 ? "normotensive" : "hypertensive")}: no figure that compares classes";
        Dictionary<string, string> missing = (logits.HasBothClasses ? [] : NeedBothClasses).ToDictionary(key => key, _ => oneClass, StringComparer.Ordinal);
        return new EvaluationSummary
        {
            Cohort = prepared.Cohort.Name,
            Notice = Notice.Of(prepared.Cohort),
            Profile = model.Card.Profile,
            Seed = seed,
            ModelCohort = model.Card.Cohort,
            ModelSha256 = model.Card.Files[RunFiles.Int8Model],
            DataSha256 = DataHash.Of(logits.Data),
            Subjects = logits.Label.Length,
            Hypertensive = ill,
            Recordings = prepared.Cohort.Recordings.Count,
            RecordingsWithoutSequence = prepared.Cohort.Recordings.Count - logits.Data.Recording.Distinct().Count(),
            Hours = prepared.Seconds / 3600,
            Beats = prepared.Beats,
            Windows = windows,
            MaskedPercent = 100.0 * prepared.Windows.Count(window => !window.Valid) / windows,
            Sequences = logits.Data.Count,
            Auc = Each(logits, score => score.Auc),
            Auprc = Each(logits, score => score.Auprc),
            Brier = Each(logits, score => score.Brier),
            Ece = Each(logits, score => score.Ece),
            Sensitivity90 = Each(logits, score => score.Sensitivity90),
            Accuracy = Each(logits, score => score.Accuracy),
            F1 = Each(logits, score => score.F1),
            CalibrationSlope = Each(logits, score => score.CalibrationSlope),
            CalibrationIntercept = Each(logits, score => score.CalibrationIntercept),
            Weights = model.Card.Weights,
            Macs = model.Card.Macs,
            Int8 = logits.HasBothClasses ? logits.QuantizationCost() : null,
            Operation = logits.HasBothClasses ? OperationScore.Of(logits.Labelled[ModelNames.StudentInt8], model.Card.Operation, logits.Draws) : null,
            Parts = Parts(prepared, logits, seed),
            Missing = missing,
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    private static SortedDictionary<string, IReadOnlyList<Stratum>> Parts(PreparedCohort prepared, ModelLogits logits, int seed) => new(
        SubjectTraits.Of(prepared.Cohort, logits.Data).ToDictionary(
            trait => trait.Key, trait => Stratum.Of(logits.Subject[ModelNames.StudentInt8], logits.Label, trait.Value, seed), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static Dictionary<string, Interval?> Each(ModelLogits logits, Func<ModelScore, Interval> figure) => logits.Sequence.Keys.ToDictionary(
        model => model, model => logits.Score.TryGetValue(model, out ModelScore? score) ? figure(score) : null, StringComparer.Ordinal);
}
