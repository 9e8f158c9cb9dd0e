using HrvXkd.Hardware.Adc;
using UnitsNet;

namespace HrvXkd.Hardware.Bindings;

/// <summary>Settings and codes of the ADS1292 as quantities. For display and set-up; the sample path stays in counts.</summary>
public static class Ads1292Quantities
{
    private const double LargestCode = 8_388_607;
    private const double TemperatureOffsetMicroVolts = 145_300;
    private const double MicroVoltsPerKelvin = 490;
    private const double OffsetCelsius = 25;

    /// <summary>The data rate.</summary>
    /// <param name="rate">Rate of the chip.</param>
    /// <returns>Conversions per second.</returns>
    public static Frequency ToFrequency(this DataRate rate) => Frequency.FromHertz(rate.Hz());

    /// <summary>The reference of a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>2.42 or 4.033 V.</returns>
    public static ElectricPotential Reference(this Ads1292Configuration configuration) => ElectricPotential.FromVolts(configuration.Reference4V ? 4.033 : 2.42);

    /// <summary>A code as voltage at the electrodes.</summary>
    /// <param name="code">Code, -8388608..8388607.</param>
    /// <param name="configuration">Configuration it was taken with.</param>
    /// <param name="gain">Gain of its channel.</param>
    /// <returns>Voltage between the electrodes.</returns>
    public static ElectricPotential ToPotential(int code, Ads1292Configuration configuration, Gain gain) =>
        configuration.Reference() * (code / LargestCode / gain.Factor());

    /// <summary>A code of the temperature input as temperature of the die.</summary>
    /// <param name="code">Code of channel 1, temperature input, gain 1.</param>
    /// <param name="configuration">Configuration it was taken with.</param>
    /// <returns>Temperature; the sensor is good to some degrees.</returns>
    public static Temperature ToTemperature(int code, Ads1292Configuration configuration)
    {
        double microVolts = ToPotential(code, configuration, Gain.X1).Microvolts;
        return Temperature.FromDegreesCelsius(((microVolts - TemperatureOffsetMicroVolts) / MicroVoltsPerKelvin) + OffsetCelsius);
    }
}
