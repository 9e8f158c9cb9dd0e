namespace HrvXkd.Patient;

/// <summary>What disturbs a recording. Drawn without regard to the class.</summary>
/// <param name="WanderMilliVolts">Amplitude of the baseline wander below 0.5 Hz, mV.</param>
/// <param name="MuscleMicroVolts">Standard deviation of the muscle noise, microvolts.</param>
/// <param name="MainsMicroVolts">Amplitude of the mains hum, microvolts.</param>
/// <param name="MainsHz">Frequency of the mains.</param>
/// <param name="MotionPerHour">Bursts of electrode motion per hour.</param>
/// <param name="ElectrodeOffPerHour">Stretches without contact per hour.</param>
public sealed record NoiseLevels(
    double WanderMilliVolts,
    double MuscleMicroVolts,
    double MainsMicroVolts,
    double MainsHz,
    double MotionPerHour,
    double ElectrodeOffPerHour)
{
    /// <summary>Nothing disturbs the recording.</summary>
    public static NoiseLevels None { get; } = new(0, 0, 0, 50, 0, 0);

    /// <summary>Draws one recording's noise.</summary>
    /// <param name="random">Source of randomness.</param>
    /// <returns>The levels.</returns>
    internal static NoiseLevels Draw(RandomStream random) => new(
        random.NextLogUniform(0.03, 0.3),
        random.NextLogUniform(5, 30),
        random.NextLogUniform(1, 30),
        50,
        random.NextUniform(0, 6),
        random.NextUniform(0, 0.6));
}
