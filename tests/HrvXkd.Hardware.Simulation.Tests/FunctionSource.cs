namespace HrvXkd.Hardware.Simulation.Tests;

/// <summary>Electrodes that carry a function of time; NaN stands for off.</summary>
internal sealed class FunctionSource(Func<long, double> milliVoltsAtNs) : IAnalogSource
{
    public bool TryGetMilliVolts(long timeNs, out double milliVolts)
    {
        double value = milliVoltsAtNs(timeNs);
        milliVolts = double.IsNaN(value) ? 0 : value;
        return !double.IsNaN(value);
    }
}
