// Are the risks true? Brier score (Brier 1950) and expected calibration error over bins of equal mass (Nguyen, O'Connor 2015; Nixon
// et al. 2019). A run of equal risks that straddles a bin border is split in proportion, so the order of subjects has no effect.
namespace HrvXkd.CodeGen.Metrics;

/// <summary>Calibration of risks.</summary>
public static class Calibration
{
    /// <summary>Bins of a calibration figure and of the ECE.</summary>
    public const int DefaultBins = 10;

    /// <summary>Mean squared difference between risk and label.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <returns>0 (perfect) .. 1; 0.25 for a model that always says 0.5.</returns>
    public static double Brier(LabelledScores scores, ReadOnlySpan<int> weight = default)
    {
        double sum = 0;
        long total = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            int w = weight.IsEmpty ? 1 : weight[i];
            double error = scores.Probability[i] - scores.Label[i];
            sum += w * error * error;
            total += w;
        }

        return sum / total;
    }

    /// <summary>Expected calibration error: mean over bins of |observed share - mean risk|, weighted by mass.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <param name="bins">Bins of equal mass.</param>
    /// <returns>0..1. Above 0 even for perfect risks, the more the fewer subjects a bin holds.</returns>
    public static double Ece(LabelledScores scores, ReadOnlySpan<int> weight = default, int bins = DefaultBins)
    {
        double sum = 0, total = 0;
        foreach (CalibrationBin bin in Bins(scores, weight, bins))
        {
            sum += bin.Count * Math.Abs(bin.Observed - bin.MeanRisk);
            total += bin.Count;
        }

        return sum / total;
    }

    /// <summary>Bins of equal mass by ascending risk.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="weight">How often each subject counts; empty means once each.</param>
    /// <param name="bins">Bins wanted, 1 or more; at most one per subject is returned.</param>
    /// <returns>The bins, none empty.</returns>
    public static IReadOnlyList<CalibrationBin> Bins(LabelledScores scores, ReadOnlySpan<int> weight = default, int bins = DefaultBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        (int[] positive, int[] negative, long positives, long negatives) = scores.Runs(weight);
        double total = positives + negatives;
        int count = (int)Math.Min(bins, positives + negatives);
        List<CalibrationBin> result = new(count);
        double mass = 0, risk = 0, events = 0, left = total / count;
        for (int run = 0; run < positive.Length; run++)
        {
            double p = scores.Probability[scores.Order[scores.TieEnds[run] - 1]];
            double inRun = positive[run] + negative[run], share = inRun == 0 ? 0 : positive[run] / inRun;
            while (inRun > 1e-9)
            {
                double take = Math.Min(inRun, left);
                mass += take;
                risk += take * p;
                events += take * share;
                inRun -= take;
                left -= take;
                if (left > 1e-9)
                    continue;
                result.Add(new CalibrationBin(mass, risk / mass, events / mass));
                (mass, risk, events, left) = (0, 0, 0, total / count);
            }
        }

        return result;
    }
}
