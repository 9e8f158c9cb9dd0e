// Baselines of the adult population the patients are drawn from, mean and standard deviation of one class.
// ln LF, ln HF: Sinnreich 1998, 5 min of free breathing, age 45-54 (SD = IQR / 1.35). ln VLF: what is left of Sinnreich's ln SD (3.65) after LF and HF.
// Heart rate: ELSA-Brasil, men and women pooled. Responses to rest: 8 beats per minute and 0.5 in ln HF are assumed means; LF falls as in Guzzetti 1988.
// Loadings on one vagal factor: 0.8 for the powers, -0.55 for heart rate; 0.6 of the three responses on one reactivity factor (assumed).
namespace HrvXkd.Patient.Internals;

internal sealed record Trait(double Mean, double Deviation, double Loading)
{
    public double Draw(RandomStream random, double factor, double shift) =>
        Mean + Deviation * (Loading * factor + Math.Sqrt(1 - Loading * Loading) * random.NextGaussian() + shift);
}

internal static class Population
{
    public const double LowestHeartRate = 45;
    public const double HighestHeartRate = 110;

    public static readonly Trait HeartRate = new(66, 8.2, -0.55);
    public static readonly Trait LnVlf = new(6.80, 0.82, 0.7);
    public static readonly Trait LnLf = new(5.13, 1.09, 0.8);
    public static readonly Trait LnHf = new(4.70, 1.00, 0.8);
    public static readonly Trait HeartRateRecovery = new(8, 4, 0.6);
    public static readonly Trait LnLfRecovery = new(0.3, 0.5, 0.6);
    public static readonly Trait LnHfRecovery = new(0.5, 0.5, 0.6);
    public static readonly Trait Circadian = new(1, 0.4, 0);
}
