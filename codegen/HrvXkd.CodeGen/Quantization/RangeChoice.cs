// Ranges from histograms of absolute values over 0..max in 2048 bins; 0..127 steps of a symmetric int8 lie within a range. A range is the
// upper end of a bin. Entropy after S. Migacz, 8-bit inference with TensorRT, GTC 2017: values beyond the range are counted in its last
// bin, the bins are merged into 128 steps, each spread again over its bins that are not empty.

namespace HrvXkd.CodeGen.Quantization;

/// <summary>Chooses the range of one activation.</summary>
internal static class RangeChoice
{
    /// <summary>Bins of a histogram.</summary>
    public const int Bins = 2048;

    private const int Steps = WeightQuantizer.Largest + 1;
    private const int Stride = 8;
    private const double Share = 0.9999;

    /// <summary>The range as a share of the largest absolute value.</summary>
    /// <param name="counts">Counts of absolute values, shape [2048].</param>
    /// <param name="rule">The rule.</param>
    /// <returns>Above 0, at most 1.</returns>
    public static double Of(long[] counts, RangeRule rule) => rule switch
    {
        RangeRule.Percentile => (double)PercentileBin(counts) / Bins,
        RangeRule.MeanSquare => (double)Best(counts, SquaredError) / Bins,
        RangeRule.Entropy => (double)Best(counts, Divergence) / Bins,
        _ => 1,
    };

    private static int PercentileBin(long[] counts)
    {
        double wanted = counts.Sum() * Share;
        long sum = 0;
        for (int bin = 0; bin < Bins; bin++)
            if ((sum += counts[bin]) >= wanted)
                return bin + 1;
        return Bins;
    }

    private static int Best(long[] counts, Func<long[], int, double> cost)
    {
        int best = Bins;
        double least = double.PositiveInfinity;
        for (int end = Bins; end >= Steps; end -= Stride)
        {
            double value = cost(counts, end);
            if (value < least)
                (best, least) = (end, value);
        }

        return best;
    }

    private static double SquaredError(long[] counts, int end)
    {
        double step = (double)end / WeightQuantizer.Largest, sum = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double value = bin + 0.5, rounded = Math.Min(WeightQuantizer.Largest, Math.Round(value / step)) * step;
            sum += counts[bin] * (value - rounded) * (value - rounded);
        }

        return sum;
    }

    // The first bin holds what is 0 or nearly so, such as the output of a ReLU, and says nothing about a range.
    private static double Divergence(long[] counts, int end)
    {
        double[] clipped = new double[end];
        for (int bin = 1; bin < Bins; bin++)
            clipped[Math.Min(bin, end - 1)] += counts[bin];
        double total = clipped.Sum(), divergence = 0, width = (double)end / Steps;
        if (total == 0)
            return 0;
        for (int step = 0; step < Steps; step++)
        {
            int first = (int)(step * width), last = step == Steps - 1 ? end : (int)((step + 1) * width);
            double inside = 0;
            int filled = 0;
            for (int bin = first; bin < last; bin++)
            {
                inside += bin == 0 ? 0 : counts[bin];
                filled += clipped[bin] > 0 ? 1 : 0;
            }

            for (int bin = first; bin < last; bin++)
                if (clipped[bin] > 0)
                    divergence += clipped[bin] / total * Math.Log(clipped[bin] * filled / Math.Max(inside, 1e-9));
        }

        return divergence;
    }
}
