// The same models, data, settings and code under two splits. By subject: all sequences of a person in one fold. At random: sequences are
// dealt as if each were a person of its own, as many papers do; neighbours that share 7 of 8 windows then lie on both sides.
// Both are scored by sequence, so that only the split differs.

using HrvXkd.Data;
using HrvXkd.Trainer.Reporting;
using HrvXkd.Trainer.Training;
using HrvXkd.Trainer.Training.Plan;
using HrvXkd.Trainer.Training.Rows;

namespace HrvXkd.Trainer.Leakage;

/// <summary>Shows what a wrong split would report, and that nothing is found where nothing is.</summary>
internal static class LeakageRun
{
    private static readonly IRow[] Rows =
    [
        new LogisticRow(ModelNames.Logistic, InputView.Full),
        new TreesRow(),
        RowCatalog.Teacher,
        new StudentRow("student_alone") { Answers = Answers.None, Warm = false },
    ];

    /// <summary>How models are trained here: as long as papers train, so that they can memorise; nothing is chosen.</summary>
    /// <param name="seed">Seed.</param>
    public static TrainingPlan Plan(int seed)
    {
        TrainingPlan usual = TrainingPlan.Default.Usual();
        return usual with
        {
            Seed = seed,
            Teacher = usual.Teacher with { Members = 1, Epochs = [20], Rate = 1e-3 },
            Student = usual.Student with { Epochs = [40], Rate = 3e-3 },
            Trees = usual.Trees with { Number = [300], Leaves = 20, LeastExamples = 5 },
        };
    }

    /// <summary>AUC by sequence of each model under one split.</summary>
    /// <param name="data">The sequences; their groups are what the split keeps together.</param>
    /// <param name="plan">How to train.</param>
    /// <param name="report">Receives the share done.</param>
    /// <param name="cancel">Stops the work.</param>
    public static SortedDictionary<string, double> Auc(SequenceSet data, TrainingPlan plan, Action<double> report, CancellationToken cancel)
    {
        double[][] logit = HeldOutRows.Logits(data, Experiment.Folds(data, plan), plan, Rows, report, cancel);
        SortedDictionary<string, double> auc = new(StringComparer.Ordinal);
        for (int row = 0; row < Rows.Length; row++)
            auc[Rows[row].Key] = RocCurve.Auc(new LabelledScores(logit[row], data.Label));
        return auc;
    }

    /// <summary>AUC by subject of the logistic baseline on the labels that the data have, mean over folds, with its interval.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="plan">Folds and seed.</param>
    public static Interval Baseline(SequenceSet data, TrainingPlan plan) =>
        HeldOutRows.SubjectAuc(data, plan, Rows[..1], null, CancellationToken.None)[ModelNames.Logistic];
}
