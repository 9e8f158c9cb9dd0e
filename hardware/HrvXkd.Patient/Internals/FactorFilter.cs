// What values seen so far say of their common factor, under each class; with it the density of the next value given them.
namespace HrvXkd.Patient.Internals;

internal sealed class FactorFilter
{
    private double _precision = 1;

    // Precision times mean of the factor, under each class.
    private double _weightedNormal;
    private double _weightedHypertensive;

    /// <summary>ln of the density of all values taken in hypertensive patients over that in others.</summary>
    public double LogRatio { get; private set; }

    /// <summary>Takes a value; one that lies on a bound stands for all beyond it.</summary>
    public void Take(Trait trait, double value, double shift, double low = double.NegativeInfinity, double high = double.PositiveInfinity)
    {
        double own = 1 - (trait.Loading * trait.Loading);
        double deviation = Math.Sqrt((trait.Loading * trait.Loading / _precision) + own);
        double standard = (Math.Clamp(value, low, high) - trait.Mean) / trait.Deviation;
        double normal = (standard - (trait.Loading * _weightedNormal / _precision)) / deviation;
        double hypertensive = (standard - shift - (trait.Loading * _weightedHypertensive / _precision)) / deviation;
        LogRatio += value <= low ? NormalDistribution.LogCumulative(hypertensive) - NormalDistribution.LogCumulative(normal)
            : value >= high ? NormalDistribution.LogCumulative(-hypertensive) - NormalDistribution.LogCumulative(-normal)
            : ((normal * normal) - (hypertensive * hypertensive)) / 2;
        _precision += trait.Loading * trait.Loading / own;
        _weightedNormal += trait.Loading * standard / own;
        _weightedHypertensive += trait.Loading * (standard - shift) / own;
    }
}
