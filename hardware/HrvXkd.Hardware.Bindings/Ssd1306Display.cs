// A 128 x 32 or 128 x 64 OLED with an SSD1306. Pages of eight rows are sent as bytes: the binding's pictures need a drawing library, these few lines do not.
// Source: Iot.Device.Bindings 4.2.0, Ssd1306 and its commands.
using System.Device.I2c;
using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Live;
using Iot.Device.Ssd13xx;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;

namespace HrvXkd.Hardware.Bindings;

/// <summary>Shows state, heart rate and risk on an SSD1306 display.</summary>
public sealed class Ssd1306Display : IStatusDisplay, IDisposable
{
    private const int Columns = 128;

    private readonly Ssd1306 _display;
    private readonly int _pages;

    /// <summary>Opens the display.</summary>
    /// <param name="device">Its I2C device, usually address 0x3C; disposed with this object.</param>
    /// <param name="height">Rows: 32 or 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another height.</exception>
    public Ssd1306Display(I2cDevice device, int height = 32)
    {
        if (height is not (32 or 64))
            throw new ArgumentOutOfRangeException(nameof(height), height, "The display has 32 or 64 rows.");
        _pages = height / StatusPicture.RowsPerPage;
        _display = new Ssd1306(device, Columns, height);
        _display.EnableDisplay(true);
    }

    /// <inheritdoc/>
    public void Show(DeviceStatus status)
    {
        byte[] pages = StatusPicture.Draw(status, Columns, _pages);
        _display.SendCommand(new SetColumnAddress());
        _display.SendCommand(new SetPageAddress(PageAddress.Page0, (PageAddress)(_pages - 1)));
        _display.SendData(pages);
    }

    /// <inheritdoc/>
    public void Dispose() => _display.Dispose();
}
