namespace HrvXkd.Patient;

/// <summary>
/// What hypertension changes, each as the difference of the class means (hypertensive minus normotensive) in standard deviations of one class.
/// Nothing else of a simulated patient knows the class. The defaults come from, or are assumed after, short-term recordings:
/// Huikuri 1996 (168 / 188 men), Singh 1998 (Framingham), Virtanen 2003, CARDIA (heart rate), Guzzetti 1988 (response to posture, shrunk for its
/// small groups), Friedman 2009 (fall at night). They are research defaults, not clinical facts.
/// </summary>
public sealed record EffectSizes
{
    /// <summary>Effects after the sources named above.</summary>
    public static EffectSizes Default { get; } = new();

    /// <summary>No effect: a class-blind cohort, on which every model must score an AUC of 0.5.</summary>
    public static EffectSizes None { get; } = new()
    {
        HeartRate = 0,
        LnVlf = 0,
        LnLf = 0,
        LnHf = 0,
        RecoverySlope = 0,
        CircadianAmplitude = 0
    };

    /// <summary>Mean heart rate: about +0.4 (CARDIA, incident hypertension).</summary>
    public double HeartRate { get; init; } = 0.38;

    /// <summary>ln VLF power: lower (Huikuri 1996).</summary>
    public double LnVlf { get; init; } = -0.30;

    /// <summary>ln LF power: lower (Huikuri 1996; Framingham -0.32 in men).</summary>
    public double LnLf { get; init; } = -0.40;

    /// <summary>ln HF power: lower (Virtanen 2003).</summary>
    public double LnHf { get; init; } = -0.30;

    /// <summary>Size of the response to rest of heart rate, ln LF and ln HF, each: blunted (Guzzetti 1988 found -1.3 in small groups; about half of it).</summary>
    public double RecoverySlope { get; init; } = -0.70;

    /// <summary>Day-to-night amplitude: blunted (Friedman 2009, fall of arterial pressure at night, -0.55).</summary>
    public double CircadianAmplitude { get; init; } = -0.55;
}
