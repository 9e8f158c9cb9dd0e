using HrvXkd.Hardware.Time;

namespace HrvXkd.Hardware.Simulation;

/// <summary>Time of the simulation: it passes only when someone waits or bits move on the bus.</summary>
public sealed class VirtualClock : IDelay
{
    /// <summary>Nanoseconds in a microsecond.</summary>
    public const long NsPerMicrosecond = 1_000;

    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long NsPerMs = 1_000_000;

    /// <summary>Nanoseconds in a second.</summary>
    public const long NsPerSecond = 1_000_000_000;

    /// <summary>Time since the start of the simulation, ns.</summary>
    public long NowNs { get; private set; }

    /// <summary>Lets time pass.</summary>
    /// <param name="ns">0 or more.</param>
    public void Advance(long ns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ns);
        NowNs += ns;
    }

    /// <summary>Lets time pass until a moment; nothing happens if it is over.</summary>
    /// <param name="timeNs">Moment, ns.</param>
    public void AdvanceTo(long timeNs) => NowNs = Math.Max(NowNs, timeNs);

    /// <inheritdoc/>
    public void DelayMicroseconds(int microseconds) => Advance(microseconds * NsPerMicrosecond);
}
