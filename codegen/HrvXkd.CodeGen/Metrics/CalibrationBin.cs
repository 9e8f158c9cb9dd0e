// Interval of an observed share: Wilson's score interval (Wilson 1927), which stays within 0..1 and is sound for few subjects.
namespace HrvXkd.CodeGen.Metrics;

/// <summary>Subjects of similar risk.</summary>
/// <param name="Count">Subjects in it; a fraction where equal risks straddle a border.</param>
/// <param name="MeanRisk">Mean risk said by the model, 0..1.</param>
/// <param name="Observed">Share that is hypertensive, 0..1.</param>
public readonly record struct CalibrationBin(double Count, double MeanRisk, double Observed)
{
    private const double Z = 1.959963984540054;

    /// <summary>Observed share with its 95 % Wilson interval.</summary>
    public Interval ObservedInterval => Wilson(Observed, Count);

    /// <summary>Wilson's 95 % interval of a share.</summary>
    /// <param name="share">Observed share, 0..1.</param>
    /// <param name="count">Number observed, above 0.</param>
    /// <returns>The interval.</returns>
    public static Interval Wilson(double share, double count)
    {
        double square = Z * Z / count;
        double centre = (share + square / 2) / (1 + square);
        double half = Z / (1 + square) * Math.Sqrt(share * (1 - share) / count + square / (4 * count));
        return new Interval(share, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
