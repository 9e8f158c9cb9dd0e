using System.Device.I2c;
using HrvXkd.Firmware.Companions;

namespace HrvXkd.Hardware.Bindings;

/// <summary>The companions that are found on a board's first I2C bus.</summary>
public static class BoardCompanions
{
    private const int Bus = 1;
    private const int DisplayAddress = 0x3C;
    private const int MotionAddress = 0x68;
    private const int BatteryAddress = 0x40;

    /// <summary>Asks for each and takes those that answer.</summary>
    /// <returns>What answered, with the processor's thermometer.</returns>
    public static CompanionSet Find() => new()
    {
        Display = IsThere(DisplayAddress) ? new Ssd1306Display(Open(DisplayAddress)) : null,
        Motion = IsThere(MotionAddress) ? new Mpu6050Motion(Open(MotionAddress)) : null,
        Battery = IsThere(BatteryAddress) ? new Ina219Battery(Bus) : null,
        Thermometer = new CpuThermometer(),
    };

    private static I2cDevice Open(int address) => I2cDevice.Create(new I2cConnectionSettings(Bus, address));

    // A device that is not there does not acknowledge its address.
    private static bool IsThere(int address)
    {
        try
        {
            using I2cDevice device = Open(address);
            device.ReadByte();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
