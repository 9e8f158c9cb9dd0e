using HrvXkd.Firmware.Companions;
using Iot.Device.CpuTemperature;

namespace HrvXkd.Hardware.Bindings;

/// <summary>The processor's own thermometer.</summary>
public sealed class CpuThermometer : IThermometer, IDisposable
{
    private readonly CpuTemperature _sensor = new();

    /// <inheritdoc/>
    public double ReadCelsius() => _sensor.IsAvailable ? _sensor.Temperature.DegreesCelsius : double.NaN;

    /// <inheritdoc/>
    public void Dispose() => _sensor.Dispose();
}
