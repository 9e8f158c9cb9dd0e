namespace HrvXkd.Hardware.Simulation;

/// <summary>A signal with another one on top, such as recorded noise; the electrodes are on where both are.</summary>
/// <param name="signal">Signal.</param>
/// <param name="noise">What is added.</param>
/// <param name="noiseGain">Factor of what is added.</param>
public sealed class MixedSource(IAnalogSource signal, IAnalogSource noise, double noiseGain = 1) : IAnalogSource
{
    /// <inheritdoc/>
    public bool TryGetMilliVolts(long timeNs, out double milliVolts)
    {
        bool on = signal.TryGetMilliVolts(timeNs, out milliVolts) & noise.TryGetMilliVolts(timeNs, out double added);
        milliVolts += noiseGain * added;
        return on;
    }
}
