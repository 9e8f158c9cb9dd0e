// Limits of the self-test. Noise: SelfTestValues. Supplies: recommended operating conditions. Clock: its tolerance was not at hand; 5 % also tells a wrong divider.
namespace HrvXkd.Hardware.Adc;

/// <summary>Limits of the self-test.</summary>
internal static class SelfTestLimits
{
    public const double OffsetMicroVolts = 20_000;
    public const double StepTolerance = 0.20;
    public const double TestSignalTolerance = 0.05;
    public const double RateTolerance = 0.05;
    public const double JitterPerPeriod = 0.25;
    public const double MinimumCelsius = 0;
    public const double MaximumCelsius = 60;
    public const double MinimumAnalogVolts = 2.7;
    public const double MaximumAnalogVolts = 5.25;
    public const double MinimumDigitalVolts = 1.7;
    public const double MaximumDigitalVolts = 3.6;

    /// <summary>Below this share of conversions that differ from the one before, the code is stuck.</summary>
    public const double MinimumChange = 0.5;

    public static double NoiseRms(DataRate rate) => SelfTestValues.NoiseMargin * SelfTestValues.NoiseRmsNanoVolts((int)rate) / 1000.0;

    public static double NoisePeakToPeak(DataRate rate) => SelfTestValues.NoiseMargin * SelfTestValues.NoisePeakToPeakNanoVolts((int)rate) / 1000.0;
}
