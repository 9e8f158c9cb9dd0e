// The limit of every model of a simulated cohort. The class of a patient is seen in nothing but eight latent values, which are Gaussian with one
// covariance and two means, so the likelihood ratio of the true values is known exactly, and no function of an ECG made from them can
// sort patients better (Neyman and Pearson 1933). Values that share a factor are taken one after the other, each given those before it.
using HrvXkd.Patient.Internals;

namespace HrvXkd.Patient;

/// <summary>Likelihood ratio of a simulated patient's latent values between the classes.</summary>
public static class LatentLikelihood
{
    /// <summary>ln of the density of the latent values in hypertensive patients over that in others.</summary>
    /// <param name="patient">The patient, as <see cref="PatientParameters.Draw"/> made it.</param>
    /// <param name="effects">The effect sizes it was drawn with.</param>
    /// <returns>Above 0 where the values are likelier in a hypertensive patient; 0 if there are no effects.</returns>
    public static double LogRatio(PatientParameters patient, EffectSizes effects)
    {
        FactorFilter vagal = new();
        vagal.Take(Population.LnVlf, patient.LnVlf, effects.LnVlf);
        vagal.Take(Population.LnLf, patient.LnLf, effects.LnLf);
        vagal.Take(Population.LnHf, patient.LnHf, effects.LnHf);
        vagal.Take(Population.HeartRate, patient.HeartRate, effects.HeartRate, Population.LowestHeartRate, Population.HighestHeartRate);
        FactorFilter reactivity = new();
        reactivity.Take(Population.HeartRateRecovery, patient.HeartRateRecovery, effects.RecoverySlope);
        reactivity.Take(Population.LnLfRecovery, patient.LnLfRecovery, effects.RecoverySlope);
        reactivity.Take(Population.LnHfRecovery, patient.LnHfRecovery, effects.RecoverySlope);
        FactorFilter day = new();
        day.Take(Population.Circadian, patient.Circadian, effects.CircadianAmplitude);
        return vagal.LogRatio + reactivity.LogRatio + day.LogRatio;
    }

    /// <summary>AUC of <see cref="LogRatio"/> in an endless cohort, the bounds of the heart rate left aside: Phi(d / sqrt 2), d the distance of the class means.</summary>
    /// <param name="effects">The effect sizes.</param>
    /// <returns>0.5..1.</returns>
    public static double ExpectedAuc(EffectSizes effects)
    {
        double squared = SquaredDistance(
                (Population.LnVlf, effects.LnVlf), (Population.LnLf, effects.LnLf), (Population.LnHf, effects.LnHf), (Population.HeartRate, effects.HeartRate))
            + SquaredDistance(
                (Population.HeartRateRecovery, effects.RecoverySlope), (Population.LnLfRecovery, effects.RecoverySlope), (Population.LnHfRecovery, effects.RecoverySlope))
            + SquaredDistance((Population.Circadian, effects.CircadianAmplitude));
        return NormalDistribution.Cumulative(Math.Sqrt(squared / 2));
    }

    // Mahalanobis distance of means that differ by the shifts, covariance diag(1 - l^2) + l l' (Sherman and Morrison 1950).
    private static double SquaredDistance(params (Trait Trait, double Shift)[] group)
    {
        double plain = 0, along = 0, spread = 1;
        foreach ((Trait trait, double shift) in group)
        {
            double own = 1 - (trait.Loading * trait.Loading);
            plain += shift * shift / own;
            along += trait.Loading * shift / own;
            spread += trait.Loading * trait.Loading / own;
        }

        return plain - (along * along / spread);
    }
}
