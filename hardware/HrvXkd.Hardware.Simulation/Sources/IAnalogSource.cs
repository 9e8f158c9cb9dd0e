namespace HrvXkd.Hardware.Simulation;

/// <summary>What the electrodes of one channel carry.</summary>
public interface IAnalogSource
{
    /// <summary>Voltage between the electrodes.</summary>
    /// <param name="timeNs">Time of the conversion on the virtual clock, ns. Times come in ascending order.</param>
    /// <param name="milliVolts">Voltage, mV; 0 if the electrodes are off.</param>
    /// <returns>False if the electrodes are off. Allocates nothing.</returns>
    bool TryGetMilliVolts(long timeNs, out double milliVolts);
}
