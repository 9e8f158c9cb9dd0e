// Logistic regression on level and trend, 24 inputs z-scored on the training fold. Each subject counts once, however many sequences it has.
// Levels and trends have a penalty each, L2, none on the intercept:
//   minimise sum_i w_i log(1 + exp(-y_i eta_i)) + level / 2 |beta_level|^2 + trend / 2 |beta_trend|^2
// by Newton's method (iteratively reweighted least squares). The penalties are those under which the labels are likeliest (empirical Bayes:
// evidence of Laplace's approximation, fixed point of MacKay 1992): penalty = gamma / |beta|^2, gamma the number of weights the data determine.

using HrvXkd.Trainer.Models;

namespace HrvXkd.Trainer.Training;

/// <summary>Fits the baseline.</summary>
internal static class LogisticRegression
{
    private const int MaximumRounds = 40;
    private const double Settled = 0.01;
    private static readonly Penalties Start = new(100, 100);

    /// <summary>Fits with the penalties of the largest evidence, each within the bounds of <see cref="LogisticProblem"/>.</summary>
    /// <param name="input">All sequences.</param>
    /// <param name="label">Label of each sequence.</param>
    /// <param name="train">Sequences to train on.</param>
    public static LogisticModel Fit(ModelInput input, byte[] label, TrainingRows train)
    {
        LogisticProblem problem = new(input, label, train);
        Penalties now = Start;
        for (int round = 0; round < MaximumRounds; round++)
        {
            Penalties next = problem.Likelier(now);
            bool settled = next.DistanceTo(now) < Settled;
            now = next;
            if (settled)
                break;
        }

        return problem.Solve(now);
    }
}
