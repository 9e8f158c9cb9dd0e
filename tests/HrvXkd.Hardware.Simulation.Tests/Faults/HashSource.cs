namespace HrvXkd.Hardware.Simulation.Tests;

/// <summary>A voltage that is another one at every instant, so that a sample taken for that of another conversion is seen.</summary>
internal sealed class HashSource : IAnalogSource
{
    private const double RangeMilliVolts = 250;

    public static double MilliVolts(long timeNs) => (ChipNoise.Uniform(timeNs, 77) - 0.5) * 2 * RangeMilliVolts;

    public bool TryGetMilliVolts(long timeNs, out double milliVolts)
    {
        milliVolts = MilliVolts(timeNs);
        return true;
    }
}
