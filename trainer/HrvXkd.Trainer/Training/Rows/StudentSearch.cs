// Choices one after another: when to stop and width first, then lambda, temperature and mimicry, each at the best of those before. The
// score is the log-loss of subjects of inner folds, each judged by a student that saw neither it nor an answer made with its help.

using HrvXkd.Trainer.Training.Plan;

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Chooses what is listed for a student.</summary>
/// <param name="fold">The fold.</param>
/// <param name="row">The student.</param>
internal sealed class StudentSearch(FoldContext fold, StudentRow row)
{
    private readonly Dictionary<StudentSetting, InnerLosses> _losses = [];
    private readonly int[] _stops = [.. fold.Plan.Student.Epochs.Distinct().Order()];

    /// <summary>Chooses.</summary>
    public (StudentSetting Setting, int Epochs) Choose()
    {
        StudentSetting best = row.Usual(fold.Plan);
        if (row.Searches)
        {
            DistillationPlan d = fold.Plan.Distillation;
            best = Narrowest(best);
            best = Best(d.Lambda.Select(lambda => best with { Loss = best.Loss with { Lambda = lambda } }));
            best = Best(d.Temperature.Select(temperature => best with { Loss = best.Loss with { Temperature = temperature } }));
            best = Best(d.Beta.Select(beta => best with { Loss = best.Loss with { Beta = beta } }));
        }

        return (best, _stops.Length == 1 ? _stops[0] : _stops[LossesOf(best).BestStop]);
    }

    /// <summary>What inner folds say of a setting.</summary>
    /// <param name="setting">Width and loss.</param>
    public InnerLosses LossesOf(StudentSetting setting)
    {
        if (_losses.TryGetValue(setting, out InnerLosses? known))
            return known;
        InnerLosses losses = new(_stops.Length);
        foreach (int inner in fold.InnerFolds)
        {
            int[] judged = fold.Inner(inner);
            row.Fit(fold, inner, setting, _stops[^1], (epoch, network) =>
            {
                if (Array.IndexOf(_stops, epoch) is int stop and >= 0)
                    losses.Add(stop, fold.SubjectLosses(
                        Array.ConvertAll(TrainingLoop.Predict(network, fold.Part(inner, view: row.View).Input, judged).Logit, x => (double)x), judged));
            });
        }

        fold.Step(row.Key);
        return _losses[setting] = losses;
    }

    private StudentSetting Narrowest(StudentSetting setting)
    {
        int[] widths = [.. fold.Plan.Student.Width.Distinct()];
        return setting with
        {
            Width = widths.Length == 1 ? widths[0] : WidthRule.Choose(widths.ToDictionary(width => width, width => LossesOf(setting with { Width = width }).OfSubjects)),
        };
    }

    private StudentSetting Best(IEnumerable<StudentSetting> candidates)
    {
        StudentSetting[] distinct = [.. candidates.Distinct()];
        return distinct.Length == 1 ? distinct[0] : distinct.MinBy(setting => LossesOf(setting).Mean)!;
    }
}
