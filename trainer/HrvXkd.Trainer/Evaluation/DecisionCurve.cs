// Net benefit of acting on a risk at or above a threshold t: true positives - false positives * t / (1 - t), per subject. The odds of the
// threshold say how many false alarms a found case is worth (Vickers, Elkin 2006).
namespace HrvXkd.Trainer.Evaluation;

/// <summary>Decision curves.</summary>
public static class DecisionCurve
{
    /// <summary>Net benefit of a model.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="threshold">Risk at or above which one acts, above 0 and below 1.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>At most the share of hypertensive subjects; 0 is that of acting on nobody.</returns>
    public static double NetBenefit(LabelledScores scores, double threshold, ReadOnlySpan<int> weight = default)
    {
        long found = 0, alarms = 0, total = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            int w = weight.IsEmpty ? 1 : weight[i];
            total += w;
            if (scores.Probability[i] >= threshold)
                (found, alarms) = scores.Label[i] == 1 ? (found + w, alarms) : (found, alarms + w);
        }

        return (found - (alarms * threshold / (1 - threshold))) / total;
    }

    /// <summary>Net benefit of a model beyond the better of acting on everybody and acting on nobody, in the same subjects.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="threshold">As above.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>Above 0 if the model is of use at this threshold.</returns>
    public static double Gain(LabelledScores scores, double threshold, ReadOnlySpan<int> weight = default)
    {
        long ill = 0, total = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            int w = weight.IsEmpty ? 1 : weight[i];
            (ill, total) = (ill + (w * scores.Label[i]), total + w);
        }

        return NetBenefit(scores, threshold, weight) - Math.Max(0, OfEverybody((double)ill / total, threshold));
    }

    /// <summary>Net benefit of acting on everybody.</summary>
    /// <param name="prevalence">Share of hypertensive subjects.</param>
    /// <param name="threshold">As for a model.</param>
    public static double OfEverybody(double prevalence, double threshold) => prevalence - ((1 - prevalence) * threshold / (1 - threshold));
}
