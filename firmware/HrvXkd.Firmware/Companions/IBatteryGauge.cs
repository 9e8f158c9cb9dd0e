namespace HrvXkd.Firmware.Companions;

/// <summary>A battery monitor. Called once a second from the storing thread; may throw <see cref="IOException"/>.</summary>
public interface IBatteryGauge
{
    /// <summary>Reads the battery.</summary>
    /// <returns>Voltage in V and current in A, above 0 while it is discharged.</returns>
    (double Volts, double Amperes) Read();
}
