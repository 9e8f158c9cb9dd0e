// The monitor's calibration after its datasheet (SBOS448): register = 0.04096 / (current step x shunt).
using System.Device.I2c;
using HrvXkd.Firmware.Companions;
using Iot.Device.Adc;

namespace HrvXkd.Hardware.Bindings;

/// <summary>Voltage and current of the battery by an INA219.</summary>
public sealed class Ina219Battery : IBatteryGauge, IDisposable
{
    private const double CalibrationConstant = 0.04096;
    private const float AmperesPerStep = 0.0001f;

    private readonly Ina219 _monitor;

    /// <summary>Opens the monitor.</summary>
    /// <param name="bus">I2C bus.</param>
    /// <param name="address">Its address.</param>
    /// <param name="shuntOhms">Shunt, 0.1 on most breakouts.</param>
    public Ina219Battery(int bus, int address = 0x40, double shuntOhms = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shuntOhms);
        // The constructor for an I2C device of one's own does not work in every version; this one opens it itself.
        _monitor = new Ina219(new I2cConnectionSettings(bus, address));
        _monitor.SetCalibration((ushort)Math.Round(CalibrationConstant / (AmperesPerStep * shuntOhms)), AmperesPerStep);
    }

    /// <inheritdoc/>
    public (double Volts, double Amperes) Read() => (_monitor.ReadBusVoltage().Volts, _monitor.ReadCurrent().Amperes);

    /// <inheritdoc/>
    public void Dispose() => _monitor.Dispose();
}
