// RESET and START through the GPIO character device, version 2, by direct system calls: the same on every board and image, without libgpiod, of which images hold
// different versions. Outputs and levels only; data ready has a source of its own.
using System.Device.Gpio;
using System.Text;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Linux;

/// <summary>Lines of one GPIO chip for <see cref="GpioController"/>: inputs and outputs, no edges.</summary>
public sealed class GpioLineDriver : GpioDriver
{
    private const string Consumer = "ads1292";

    private readonly GpioChip _chip;
    private readonly ILinuxCalls _calls;
    private readonly Dictionary<int, (int Descriptor, PinMode Mode)> _lines = [];

    /// <summary>Takes a chip; nothing is requested before a pin is opened.</summary>
    /// <param name="chip">The chip, see <see cref="GpioChip.Find(IReadOnlyList{string})"/>.</param>
    public GpioLineDriver(GpioChip chip) : this(chip, LinuxCalls.Instance) { }

    internal GpioLineDriver(GpioChip chip, ILinuxCalls calls)
    {
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _calls = calls;
    }

    /// <inheritdoc/>
    protected override int PinCount => _chip.Lines;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber) => Request(pinNumber, PinMode.Input, PinValue.Low);

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber)
    {
        if (_lines.Remove(pinNumber, out (int Descriptor, PinMode Mode) line))
            _calls.Close(line.Descriptor);
    }

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => _lines[pinNumber].Mode;

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode) => SetPinMode(pinNumber, mode, PinValue.Low);

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        ClosePin(pinNumber);
        Request(pinNumber, mode, initialValue);
    }

    /// <inheritdoc/>
    protected override unsafe PinValue Read(int pinNumber)
    {
        var values = new GpioUapi.LineValues { Mask = 1 };
        Check(_calls.Ioctl(_lines[pinNumber].Descriptor, GpioUapi.GetValues, &values), pinNumber);
        return (values.Bits & 1) != 0;
    }

    /// <inheritdoc/>
    protected override unsafe void Write(int pinNumber, PinValue value)
    {
        var values = new GpioUapi.LineValues { Mask = 1, Bits = value == PinValue.High ? 1UL : 0 };
        Check(_calls.Ioctl(_lines[pinNumber].Descriptor, GpioUapi.SetValues, &values), pinNumber);
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw NoEdges();

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw NoEdges();

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw NoEdges();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (int pin in _lines.Keys.ToArray())
            ClosePin(pin);
        base.Dispose(disposing);
    }

    private static NotSupportedException NoEdges() => new($"This driver has no edges: use {nameof(GpioLineDataReady)}.");

    // The level is part of the request, so that an output never glitches through the other one.
    private unsafe void Request(int line, PinMode mode, PinValue initial)
    {
        var request = new GpioUapi.LineRequest { LineCount = 1 };
        request.Offsets[0] = (uint)line;
        request.Config.Flags = mode == PinMode.Output ? GpioUapi.FlagOutput : GpioUapi.FlagInput;
        if (mode == PinMode.Output)
        {
            request.Config.AttributeCount = 1;
            request.Config.Attributes[0] = GpioUapi.AttributeValues;
            request.Config.Attributes[1] = initial == PinValue.High ? 1UL : 0;
            request.Config.Attributes[2] = 1;
        }

        Encoding.UTF8.GetEncoder().Convert(Consumer, new Span<byte>(request.Consumer, GpioUapi.NameBytes - 1), true, out _, out _, out _);
        int chip = _chip.OpenOrThrow(_calls);
        int result = _calls.Ioctl(chip, GpioUapi.GetLine, &request);
        _calls.Close(chip);
        Check(result, line);
        _lines[line] = (request.Descriptor, mode);
    }

    private void Check(int result, int line)
    {
        if (result < 0)
            throw new IOException($"Line {line} of {_chip.Path} ({_chip.Label}): {Errno.Describe(-result)}.");
    }
}
