using System.Diagnostics;

namespace HrvXkd.Hardware.Time;

/// <summary>Waits on the machine's clock: sleeps through whole milliseconds, spins through the rest.</summary>
public sealed class SystemDelay : IDelay
{
    private const int MicrosecondsPerMs = 1000;

    private SystemDelay() { }

    /// <summary>The one instance.</summary>
    public static SystemDelay Instance { get; } = new();

    /// <inheritdoc/>
    public void DelayMicroseconds(int microseconds)
    {
        long start = Stopwatch.GetTimestamp();
        if (microseconds >= 2 * MicrosecondsPerMs)
            Thread.Sleep((microseconds / MicrosecondsPerMs) - 1);
        while (Stopwatch.GetElapsedTime(start).Ticks < microseconds * TimeSpan.TicksPerMicrosecond)
            Thread.SpinWait(16);
    }
}
