namespace HrvXkd.Hardware.Adc;

/// <summary>One measured value against its limits.</summary>
/// <param name="Stage">Stage it belongs to.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">Measured value.</param>
/// <param name="Minimum">Lowest value allowed.</param>
/// <param name="Maximum">Highest value allowed.</param>
/// <param name="Unit">Unit of all three; empty for counts.</param>
/// <param name="Note">What the value does not say, such as the registers that failed; empty if nothing.</param>
public sealed record SelfTestCheck(SelfTestStage Stage, string Name, double Value, double Minimum, double Maximum, string Unit, string Note = "")
{
    /// <summary>The value is within its limits.</summary>
    public bool Passed => Value >= Minimum && Value <= Maximum;
}
