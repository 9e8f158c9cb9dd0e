using System.Device.Gpio;

namespace HrvXkd.Hardware.Simulation;

/// <summary>GPIO driver whose pins are wired to the simulated chip. Edges are not offered: use <see cref="SimulatedDataReady"/>.</summary>
public sealed class SimulatedPins : GpioDriver
{
    /// <summary>Pin wired to DRDY.</summary>
    public const int DataReadyPin = 0;

    /// <summary>Pin wired to PWDN/RESET.</summary>
    public const int ResetPin = 1;

    /// <summary>Pin wired to START.</summary>
    public const int StartPin = 2;

    private readonly SimulatedAds1292 _chip;
    private readonly PinMode[] _modes = new PinMode[StartPin + 1];

    /// <summary>Wires the pins.</summary>
    /// <param name="chip">The chip.</param>
    public SimulatedPins(SimulatedAds1292 chip) => _chip = chip ?? throw new ArgumentNullException(nameof(chip));

    /// <inheritdoc/>
    protected override int PinCount => _modes.Length;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber) => pinNumber switch
    {
        DataReadyPin => !_chip.DataReady,
        ResetPin => _chip.ResetPin,
        _ => _chip.StartPin,
    };

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        if (pinNumber == ResetPin)
            _chip.ResetPin = (bool)value;
        else if (pinNumber == StartPin)
            _chip.StartPin = (bool)value;
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw NoEdges();

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw NoEdges();

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw NoEdges();

    private static NotSupportedException NoEdges() => new("Time is virtual here: wait for edges with SimulatedDataReady.");
}
