using HrvXkd.Patient.Internals;

namespace HrvXkd.Patient;

/// <summary>The latent values of one simulated patient: what a perfect observer would know.</summary>
public sealed record PatientParameters
{
    /// <summary>Seed of everything that happens over time: breathing, modulation, ectopic beats, noise.</summary>
    public required long Seed { get; init; }

    /// <summary>Heart rate midway between activity and rest, per minute.</summary>
    public required double HeartRate { get; init; }

    /// <summary>ln of the RR power in 0.003..0.04 Hz, ms^2.</summary>
    public required double LnVlf { get; init; }

    /// <summary>ln of the RR power around 0.1 Hz, ms^2, midway between activity and rest.</summary>
    public required double LnLf { get; init; }

    /// <summary>ln of the RR power around the breathing frequency, ms^2, midway between activity and rest.</summary>
    public required double LnHf { get; init; }

    /// <summary>Fall of the heart rate from activity to rest, per minute.</summary>
    public required double HeartRateRecovery { get; init; }

    /// <summary>Fall of ln LF from activity to rest.</summary>
    public required double LnLfRecovery { get; init; }

    /// <summary>Rise of ln HF from activity to rest.</summary>
    public required double LnHfRecovery { get; init; }

    /// <summary>Time at which rest begins to take effect, seconds.</summary>
    public required double RestOnsetSeconds { get; init; }

    /// <summary>Time from the onset to full rest, seconds.</summary>
    public required double RestRiseSeconds { get; init; }

    /// <summary>Relative day-to-night amplitude: 1 is 8 beats per minute and 0.5 in ln HF.</summary>
    public required double Circadian { get; init; }

    /// <summary>Mean breathing frequency, Hz.</summary>
    public required double RespirationHz { get; init; }

    /// <summary>Premature ventricular beats per hour.</summary>
    public required double EctopicsPerHour { get; init; }

    /// <summary>Shape of the beat.</summary>
    public required Morphology Morphology { get; init; }

    /// <summary>What disturbs the recording.</summary>
    public required NoiseLevels Noise { get; init; }

    /// <summary>Draws one patient. The class moves the latent values by the effect sizes and touches no random number.</summary>
    /// <param name="seed">Seed of the cohort.</param>
    /// <param name="index">Number of the patient in the cohort.</param>
    /// <param name="hypertensive">The class.</param>
    /// <param name="effects">What the class changes; <see cref="EffectSizes.Default"/> if null.</param>
    /// <returns>The patient.</returns>
    public static PatientParameters Draw(int seed, int index, bool hypertensive, EffectSizes? effects = null)
    {
        RandomStream random = new(seed, index);
        EffectSizes shift = hypertensive ? effects ?? EffectSizes.Default : EffectSizes.None;
        double vagal = random.NextGaussian();
        double reactivity = random.NextGaussian();
        return new PatientParameters
        {
            Seed = (long)random.NextBits(),
            HeartRate = Math.Clamp(Population.HeartRate.Draw(random, vagal, shift.HeartRate), Population.LowestHeartRate, Population.HighestHeartRate),
            LnVlf = Population.LnVlf.Draw(random, vagal, shift.LnVlf),
            LnLf = Population.LnLf.Draw(random, vagal, shift.LnLf),
            LnHf = Population.LnHf.Draw(random, vagal, shift.LnHf),
            HeartRateRecovery = Population.HeartRateRecovery.Draw(random, reactivity, shift.RecoverySlope),
            LnLfRecovery = Population.LnLfRecovery.Draw(random, reactivity, shift.RecoverySlope),
            LnHfRecovery = Population.LnHfRecovery.Draw(random, reactivity, shift.RecoverySlope),
            RestOnsetSeconds = random.NextUniform(100, 400),
            RestRiseSeconds = random.NextUniform(600, 1000),
            Circadian = Population.Circadian.Draw(random, 0, shift.CircadianAmplitude),
            RespirationHz = Math.Clamp(0.25 + 0.03 * random.NextGaussian(), 0.18, 0.33),
            EctopicsPerHour = random.NextUniform() < 0.5 ? 0 : random.NextUniform(0, 5),
            Morphology = Morphology.Draw(random),
            Noise = NoiseLevels.Draw(random)
        };
    }
}
