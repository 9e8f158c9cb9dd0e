// One value after the other, each with those chosen before it: width, lambda, temperature, beta, and for each the best time to stop.
// The loss is that of subjects of inner folds, each judged by a student that saw neither it nor an answer made with its help.

using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Chooses what is listed for a student.</summary>
/// <param name="fold">The fold.</param>
/// <param name="row">The student.</param>
internal sealed class StudentSearch(FoldContext fold, StudentRow row)
{
    private readonly Dictionary<StudentSetting, double[]> _losses = [];
    private readonly int[] _stops = [.. fold.Plan.Student.Epochs.Distinct().Order()];

    /// <summary>Chooses.</summary>
    public (StudentSetting Setting, int Epochs) Choose()
    {
        StudentSetting best = row.Usual(fold.Plan);
        if (row.Searches)
        {
            DistillationPlan d = fold.Plan.Distillation;
            best = Best(fold.Plan.Student.Width.Select(width => best with { Width = width }));
            best = Best(d.Lambda.Select(lambda => best with { Loss = best.Loss with { Lambda = lambda } }));
            best = Best(d.Temperature.Select(temperature => best with { Loss = best.Loss with { Temperature = temperature } }));
            best = Best(d.Beta.Select(beta => best with { Loss = best.Loss with { Beta = beta } }));
        }

        if (_stops.Length == 1)
            return (best, _stops[0]);
        double[] loss = LossOf(best);
        return (best, _stops[Array.IndexOf(loss, loss.Min())]);
    }

    private StudentSetting Best(IEnumerable<StudentSetting> candidates)
    {
        StudentSetting[] distinct = [.. candidates.Distinct()];
        return distinct.Length == 1 ? distinct[0] : distinct.MinBy(setting => LossOf(setting).Min())!;
    }

    private double[] LossOf(StudentSetting setting)
    {
        if (_losses.TryGetValue(setting, out double[]? known))
            return known;
        double[] loss = new double[_stops.Length];
        foreach (int inner in fold.InnerFolds)
        {
            int[] judged = fold.Inner(inner);
            row.Fit(fold, inner, setting, _stops[^1], (epoch, network) =>
            {
                if (Array.IndexOf(_stops, epoch) is int stop and >= 0)
                    loss[stop] += fold.SubjectLoss(
                        Array.ConvertAll(TrainingLoop.Predict(network, fold.Part(inner, view: row.View).Input, judged).Logit, x => (double)x), judged);
            });
        }

        fold.Step(row.Key);
        return _losses[setting] = loss;
    }
}
