using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Firmware.Running;

/// <summary>The chip with its data-ready source, on a board or simulated.</summary>
/// <param name="Chip">The driver, not initialised.</param>
/// <param name="DataReady">Its source.</param>
/// <param name="Description">One line: which it is.</param>
/// <param name="Owned">Everything to dispose, in this order.</param>
/// <param name="Clock">Time of a simulation; null for that of the machine.</param>
internal sealed record DeviceFrontEnd(
    Ads1292 Chip, IDataReady DataReady, string Description, IReadOnlyList<IDisposable> Owned, TimeProvider? Clock = null) : IDisposable
{
    public void Dispose()
    {
        foreach (IDisposable owned in Owned)
            owned.Dispose();
    }
}
