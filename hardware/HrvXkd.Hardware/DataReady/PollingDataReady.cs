// DRDY by looking at the pin again and again, for bringing up a board whose interrupts do not work yet. An unread conversion lifts DRDY
// for 7.8 us only, which no poll sees: what is lost shows in the time, not in the count. Costs a core while it waits.
using System.Device.Gpio;
using HrvXkd.Hardware.Time;

namespace HrvXkd.Hardware.DataReady;

/// <summary>Data-ready source that polls a pin.</summary>
public sealed class PollingDataReady : IDataReady, IDisposable
{
    private readonly GpioController _controller;
    private readonly IDelay _delay;
    private readonly int _pin;
    private readonly int _intervalMicroseconds;
    private readonly bool _shouldDispose;
    private bool _reported;
    private bool _disposed;

    /// <summary>Opens the pin.</summary>
    /// <param name="controller">Controller.</param>
    /// <param name="pin">Pin that DRDY is wired to, logical number.</param>
    /// <param name="intervalMicroseconds">Time between two looks, us, 1 or more; well below the conversion period.</param>
    /// <param name="delay">Lets time pass; the machine's clock if null.</param>
    /// <param name="shouldDispose">True if the controller is disposed with this object.</param>
    public PollingDataReady(GpioController controller, int pin, int intervalMicroseconds = 50, IDelay? delay = null, bool shouldDispose = false)
    {
        _controller = controller ?? throw new ArgumentNullException(nameof(controller));
        ArgumentOutOfRangeException.ThrowIfLessThan(intervalMicroseconds, 1);
        _pin = pin;
        _intervalMicroseconds = intervalMicroseconds;
        _delay = delay ?? SystemDelay.Instance;
        _shouldDispose = shouldDispose;
        controller.OpenPin(pin, PinMode.Input);
    }

    /// <inheritdoc/>
    public bool HasKernelTime => false;

    /// <inheritdoc/>
    public long EdgeCount { get; private set; }

    /// <inheritdoc/>
    public bool IsReady => _controller.Read(_pin) == PinValue.Low;

    /// <inheritdoc/>
    public long NowNs => MonotonicClock.NowNs;

    /// <inheritdoc/>
    public bool Wait(int timeoutMs, out long timestampNs)
    {
        timestampNs = 0;
        for (long leftMicroseconds = timeoutMs * 1000L; ; leftMicroseconds -= _intervalMicroseconds)
        {
            bool ready = IsReady;
            if (ready && !_reported)
                break;
            _reported &= ready;
            if (leftMicroseconds <= 0)
                return false;
            _delay.DelayMicroseconds(_intervalMicroseconds);
        }

        _reported = true;
        EdgeCount++;
        timestampNs = NowNs;
        return true;
    }

    /// <summary>Closes the pin. May be called twice.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _controller.ClosePin(_pin);
        if (_shouldDispose)
            _controller.Dispose();
    }
}
