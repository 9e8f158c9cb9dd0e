using System.Device.Gpio;
using HrvXkd.Firmware.Companions;
using Iot.Device.Button;

namespace HrvXkd.Hardware.Bindings;

/// <summary>A button to ground, with the pin's own pull-up.</summary>
public sealed class GpioMarkButton : IMarkButton, IDisposable
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(30);

    private readonly GpioButton _button;
    private int _presses;

    /// <summary>Opens the button.</summary>
    /// <param name="pin">GPIO.</param>
    /// <param name="controller">Controller of the pins; it stays the caller's.</param>
    public GpioMarkButton(int pin, GpioController controller)
    {
        _button = new GpioButton(pin, isPullUp: true, hasExternalResistor: false, gpio: controller, shouldDispose: false, debounceTime: Debounce);
        _button.Press += (_, _) => Interlocked.Increment(ref _presses);
    }

    /// <inheritdoc/>
    public bool TakePress() => Interlocked.Exchange(ref _presses, 0) > 0;

    /// <inheritdoc/>
    public void Dispose() => _button.Dispose();
}
