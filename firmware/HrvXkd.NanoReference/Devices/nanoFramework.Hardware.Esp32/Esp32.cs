// nanoFramework.Hardware.Esp32 1.6: which pin does what. Values of DeviceFunction: kind * 65536 + number of the device * 256 + function.
#pragma warning disable
namespace nanoFramework.Hardware.Esp32
{
    public enum DeviceFunction
    {
        SPI1_MOSI = 0x010100, SPI1_MISO = 0x010101, SPI1_CLOCK = 0x010102,
        COM2_TX = 0x030200, COM2_RX = 0x030201
    }
    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) { }
        public static int GetFunctionPin(DeviceFunction function) { throw null; }
    }
}
