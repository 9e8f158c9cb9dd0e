using HrvXkd.Patient;

namespace HrvXkd.Data;

/// <summary>A cohort of simulated patients.</summary>
/// <param name="Subjects">Number of subjects, 20 or more; half of them hypertensive.</param>
/// <param name="Seed">Same seed, same cohort.</param>
public sealed record SyntheticOptions(int Subjects, int Seed)
{
    /// <summary>Length of each recording, seconds: 1650 gives ten windows of the holter profile, hence three sequences.</summary>
    public int Seconds { get; init; } = 1650;

    /// <summary>Sampling rate, 100..1000 Hz.</summary>
    public int SampleRateHz { get; init; } = 250;

    /// <summary>Gain.</summary>
    public int CountsPerMilliVolt { get; init; } = 1000;

    /// <summary>What the class changes; <see cref="EffectSizes.None"/> for a class-blind control.</summary>
    public EffectSizes Effects { get; init; } = EffectSizes.Default;

    /// <summary>True to make beats without an ECG, with the errors of a detector: hundreds of times quicker.</summary>
    public bool BeatsOnly { get; init; }
}
