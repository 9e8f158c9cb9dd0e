namespace HrvXkd.Hardware.Adc;

/// <summary>Result of a self-test.</summary>
/// <param name="Part">Part that was tested.</param>
/// <param name="Checks">Measured values, in the order they were taken.</param>
/// <param name="Fault">Why the test ended early, one line; null if it ran to its end.</param>
public sealed record SelfTestReport(Ads1292Part Part, IReadOnlyList<SelfTestCheck> Checks, string? Fault)
{
    /// <summary>Every check passed and the test ran to its end.</summary>
    public bool Passed => Fault is null && Checks.All(check => check.Passed);
}
