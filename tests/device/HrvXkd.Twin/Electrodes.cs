using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Twin;

/// <summary>A track on the electrodes that can be taken off.</summary>
internal sealed class Electrodes(IAnalogSource track) : IAnalogSource
{
    public bool AreOff { get; set; }

    public bool TryGetMilliVolts(long timeNs, out double milliVolts) => track.TryGetMilliVolts(timeNs, out milliVolts) && !AreOff;
}
