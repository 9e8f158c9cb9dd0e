// Limits of the self-test. Noise: twice the datasheet's typical value at gain 1 and 2, twice a fit of those at gain 6 (its table was not
// at hand). Supplies: recommended operating conditions. Clock: its tolerance was not at hand; 5 % also tells a wrong divider.
namespace HrvXkd.Hardware.Adc;

/// <summary>Limits of the self-test.</summary>
internal static class SelfTestLimits
{
    public const double NoiseMargin = 2;
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

    // Gain 6 by data rate, microvolts; from 2000 per second on no estimate was made and that of gain 2 bounds it.
    private static readonly double[] Rms = [0.40, 0.66, 1.04, 1.35, 5.3, 26, 55];
    private static readonly double[] PeakToPeak = [2.7, 4.3, 6.9, 8.9, 48, 265, 563];

    public static double NoiseRms(DataRate rate) => NoiseMargin * Rms[(int)rate];

    public static double NoisePeakToPeak(DataRate rate) => NoiseMargin * PeakToPeak[(int)rate];
}
