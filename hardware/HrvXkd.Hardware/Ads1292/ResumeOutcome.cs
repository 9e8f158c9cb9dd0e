namespace HrvXkd.Hardware.Adc;

/// <summary>What <see cref="Ads1292.TryResume"/> found and did.</summary>
public enum ResumeOutcome
{
    /// <summary>The registers are as written; the chip was told again to convert.</summary>
    Resumed = 0,

    /// <summary>Registers differed and were written again: discard <see cref="Ads1292.SettlingFrames"/> frames.</summary>
    Reconfigured = 1,

    /// <summary>The part does not answer as it should; try again.</summary>
    NoAnswer = 2,
}
