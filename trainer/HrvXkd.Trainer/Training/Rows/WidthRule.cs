// The rule of one standard error (Breiman et al. 1984), taken pairwise: what counts is not how much the loss varies from subject to
// subject, which is the same for all widths, but how much the difference to the best width does.

namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Which width is chosen where narrow is cheap.</summary>
internal static class WidthRule
{
    /// <summary>The narrowest width whose mean loss is above the best by at most one standard error of the difference.</summary>
    /// <param name="losses">Of each width the loss of each subject, subjects in one order, at least two of them.</param>
    /// <returns>The width.</returns>
    public static int Choose(IReadOnlyDictionary<int, double[]> losses)
    {
        double[] best = losses.Values.MinBy(loss => loss.Average())!;
        return losses.Where(width => IsWithin(width.Value, best)).Min(width => width.Key);
    }

    /// <summary>Mean of the difference of two losses and its standard error.</summary>
    /// <param name="losses">Of one width.</param>
    /// <param name="other">Of another, same subjects.</param>
    public static (double Mean, double Error) Difference(double[] losses, double[] other)
    {
        double[] difference = [.. losses.Zip(other, (a, b) => a - b)];
        double mean = difference.Average();
        double variance = difference.Sum(d => (d - mean) * (d - mean)) / (difference.Length - 1);
        return (mean, Math.Sqrt(variance / difference.Length));
    }

    private static bool IsWithin(double[] losses, double[] best)
    {
        (double mean, double error) = Difference(losses, best);
        return mean <= error;
    }
}
