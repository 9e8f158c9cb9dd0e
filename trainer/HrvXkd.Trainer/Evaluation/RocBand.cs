namespace HrvXkd.Trainer.Evaluation;

/// <summary>Pointwise 95 % band of a ROC curve: at each false positive rate, the central 95 % of the sensitivities of bootstrap draws.</summary>
/// <param name="FalsePositiveRate">Ascending from 0 to 1.</param>
/// <param name="Low">Lower bound of the sensitivity at each.</param>
/// <param name="High">Upper bound.</param>
public sealed record RocBand(double[] FalsePositiveRate, double[] Low, double[] High)
{
    /// <summary>Computes the band.</summary>
    /// <param name="scores">The model.</param>
    /// <param name="bootstrap">Draws of the same subjects.</param>
    /// <param name="steps">Steps along the false positive rate, 1 or more.</param>
    /// <returns>The band at steps + 1 places.</returns>
    public static RocBand Of(LabelledScores scores, Bootstrap bootstrap, int steps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double[] rate = [.. Enumerable.Range(0, steps + 1).Select(i => (double)i / steps)];
        double[][] drawn = Array.ConvertAll(rate, _ => new double[bootstrap.Replicates]);
        bootstrap.ForEach((replicate, weight) =>
        {
            RocCurve curve = RocCurve.Of(scores, weight);
            for (int i = 0; i < rate.Length; i++)
                drawn[i][replicate] = curve.SensitivityAtFalsePositiveRate(rate[i]);
        });

        Interval[] band = Array.ConvertAll(drawn, values => Bootstrap.Percentile(double.NaN, values));
        return new RocBand(rate, Array.ConvertAll(band, b => b.Low), Array.ConvertAll(band, b => b.High));
    }
}
