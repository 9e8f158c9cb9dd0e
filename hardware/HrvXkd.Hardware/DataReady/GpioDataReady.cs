// DRDY through System.Device.Gpio's callback. Portable, but its events carry no time and allocate below us: the time is
// taken when the handler runs, so it holds the scheduler's jitter. Good at 125..500 samples per second.
using System.Device.Gpio;

namespace HrvXkd.Hardware.DataReady;

/// <summary>Data-ready source on a GPIO pin.</summary>
public sealed class GpioDataReady : IDataReady, IDisposable
{
    private readonly GpioController _controller;
    private readonly int _pin;
    private readonly bool _shouldDispose;
    private readonly ManualResetEventSlim _raised = new(false);
    private long _edges;
    private long _latestNs;
    private bool _disposed;

    /// <summary>Opens the pin and listens to falling edges.</summary>
    /// <param name="controller">Controller; on a Raspberry Pi 5 create it with an explicit driver, see hardware/README.md.</param>
    /// <param name="pin">Pin that DRDY is wired to, logical number.</param>
    /// <param name="shouldDispose">True if the controller is disposed with this object.</param>
    public GpioDataReady(GpioController controller, int pin, bool shouldDispose = false)
    {
        _controller = controller ?? throw new ArgumentNullException(nameof(controller));
        _pin = pin;
        _shouldDispose = shouldDispose;
        controller.OpenPin(pin, PinMode.Input);
        controller.RegisterCallbackForPinValueChangedEvent(pin, PinEventTypes.Falling, OnEdge);
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
        long deadlineMs = Environment.TickCount64 + timeoutMs;
        while (Interlocked.Read(ref _edges) == EdgeCount)
        {
            // Lower the flag, then look again: an edge between the two raises it anew.
            _raised.Reset();
            if (Interlocked.Read(ref _edges) != EdgeCount)
                break;
            long leftMs = deadlineMs - Environment.TickCount64;
            if (leftMs < 0 || !_raised.Wait((int)leftMs))
                return false;
        }

        EdgeCount = Interlocked.Read(ref _edges);
        timestampNs = Interlocked.Read(ref _latestNs);
        return true;
    }

    /// <summary>Stops listening and closes the pin. May be called twice.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _controller.UnregisterCallbackForPinValueChangedEvent(_pin, OnEdge);
        _controller.ClosePin(_pin);
        if (_shouldDispose)
            _controller.Dispose();
        _raised.Dispose();
    }

    private void OnEdge(object sender, PinValueChangedEventArgs change)
    {
        Interlocked.Exchange(ref _latestNs, NowNs);
        Interlocked.Increment(ref _edges);
        _raised.Set();
    }
}
