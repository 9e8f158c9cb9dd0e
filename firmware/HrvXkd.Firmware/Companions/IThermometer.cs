namespace HrvXkd.Firmware.Companions;

/// <summary>The temperature of the processor or the housing. Called once a second from the storing thread; may throw <see cref="IOException"/>.</summary>
public interface IThermometer
{
    /// <summary>Reads it.</summary>
    /// <returns>Degrees Celsius; NaN where it is not known.</returns>
    double ReadCelsius();
}
