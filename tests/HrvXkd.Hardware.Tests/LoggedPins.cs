using System.Device.Gpio;

namespace HrvXkd.Hardware.Tests;

/// <summary>Writes pin changes into the transcript and lets a test raise edges.</summary>
internal sealed class LoggedPins(List<string> log) : GpioDriver
{
    private PinChangeEventHandler? _callback;

    public bool Listening => _callback is not null;

    /// <summary>Levels read; high where none is set.</summary>
    public Dictionary<int, PinValue> Levels { get; } = [];

    public int OpenPins { get; private set; }

    public bool Disposed { get; private set; }

    protected override int PinCount => 32;

    public void RaiseFallingEdge(int pin) => _callback?.Invoke(this, new PinValueChangedEventArgs(PinEventTypes.Falling, pin));

    protected override void OpenPin(int pinNumber) => OpenPins++;

    protected override void ClosePin(int pinNumber) => OpenPins--;

    protected override void SetPinMode(int pinNumber, PinMode mode) => log.Add($"pin {pinNumber} {mode}");

    protected override PinMode GetPinMode(int pinNumber) => PinMode.Output;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => Levels.GetValueOrDefault(pinNumber, PinValue.High);

    protected override void Write(int pinNumber, PinValue value) => log.Add($"pin {pinNumber} {value}");

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => default;

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        log.Add($"pin {pinNumber} on {eventTypes}");
        _callback += callback;
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => _callback -= callback;

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }
}
