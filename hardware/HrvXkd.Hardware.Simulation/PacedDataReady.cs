using System.Diagnostics;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Simulation;

/// <summary>Lets the virtual time of a simulated source pass no faster than a clock on the wall allows.</summary>
public sealed class PacedDataReady : IDataReady
{
    private readonly IDataReady _inner;
    private readonly double _speed;
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private long _firstNs = -1;

    /// <summary>Wraps a source.</summary>
    /// <param name="inner">Source on a virtual clock.</param>
    /// <param name="speed">Times real time; 0 does not hold it back.</param>
    /// <exception cref="ArgumentOutOfRangeException">Speed below 0.</exception>
    public PacedDataReady(IDataReady inner, double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        _inner = inner ?? throw new ArgumentNullException(nameof(inner));
        _speed = speed;
    }

    /// <summary>Holds time back while it is true, so that a simulation faster than real time does not overrun who takes its data; null for never.</summary>
    public Func<bool>? HoldBack { get; set; }

    /// <inheritdoc/>
    public long EdgeCount => _inner.EdgeCount;

    /// <inheritdoc/>
    public bool IsReady => _inner.IsReady;

    /// <inheritdoc/>
    public bool HasKernelTime => _inner.HasKernelTime;

    /// <inheritdoc/>
    public long NowNs => _inner.NowNs;

    /// <inheritdoc/>
    public bool Wait(int timeoutMs, out long timestampNs)
    {
        while (HoldBack?.Invoke() == true)
            Thread.Sleep(1);
        bool ready = _inner.Wait(timeoutMs, out timestampNs);
        if (!ready || _speed == 0)
            return ready;
        if (_firstNs < 0)
        {
            _firstNs = timestampNs;
            _wall.Restart();
        }

        double aheadMs = ((timestampNs - _firstNs) / (_speed * VirtualClock.NsPerMs)) - _wall.Elapsed.TotalMilliseconds;
        if (aheadMs >= 1)
            Thread.Sleep((int)aheadMs);
        return ready;
    }
}
