// The limit of the features: how well do models do whose training set is ten times larger, on the subjects of the run? The best of them is
// taken, chosen on the very subjects it is scored on, which makes the limit higher rather than lower.

using HrvXkd.Data;
using HrvXkd.Trainer.ModelFolders;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Running;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Limits;

/// <summary>Measures the limit of the features on a simulated cohort.</summary>
internal static class LimitRun
{
    private const int Own = 0;
    private const int Others = 1;

    private static readonly IRow[] Rows =
    [
        new LogisticRow(ModelNames.Logistic, InputView.Full),
        new TreesRow(),
        RowCatalog.Teacher,
        new StudentRow("student_warm") { Answers = Answers.None },
    ];

    /// <summary>Trains on other patients and scores those of the run.</summary>
    /// <param name="summary">Of the run.</param>
    /// <param name="own">Its windows.</param>
    /// <param name="others">Windows of other simulated patients.</param>
    /// <param name="plan">How to train; its seed is that of the other patients.</param>
    /// <param name="report">Receives the share done and what is trained.</param>
    /// <param name="cancel">Stops the work.</param>
    public static LimitFigures Execute(
        RunSummary summary, PreparedCohort own, PreparedCohort others, TrainingPlan plan, Action<double, string> report, CancellationToken cancel)
    {
        int first = own.Cohort.Recordings.Count;
        SequenceSet data = SequenceSet.From(JoinedCohorts.Of(own, others));
        int[] foldOf = Array.ConvertAll(data.Recording, recording => recording < first ? Own : Others);
        FoldContext context = new(data, foldOf, Own, plan, null, cancel);
        SequenceSet tested = SequenceSet.From(own);
        Dictionary<string, double[]> logit = new(StringComparer.Ordinal);
        foreach (IRow row in Rows)
        {
            report((double)logit.Count / Rows.Length, row.Key);
            logit[row.Key] = row.Predict(context).Logit;
        }

        ModelLogits scored = new(tested, logit, summary.Seed);
        string best = scored.Score.MaxBy(row => row.Value.Auc.Value).Key;
        double limit = scored.Score[best].Auc.Value;
        return new LimitFigures(
            summary.Notice, tested.Groups.Count, others.Cohort.Recordings.Count, plan.Seed, others.Cohort.OracleAuc,
            scored.Score.ToDictionary(row => row.Key, row => row.Value.Auc, StringComparer.Ordinal), best, limit,
            summary.Auc.ToDictionary(model => model.Key, model => (model.Value.Value - 0.5) / (limit - 0.5), StringComparer.Ordinal),
            DataHash.Of(tested), CodeVersion.Of<ModelFolder>());
    }
}
