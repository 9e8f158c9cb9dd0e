using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HrvXkd.Twin;

/// <summary>Guest time since the start, and sleep to the nanosecond: the runtime's own sleeps are whole milliseconds.</summary>
internal sealed partial class GuestClock
{
    private const int Monotonic = 1;
    private const int Absolute = 1;
    private const long NsPerSecond = 1_000_000_000;

    private readonly long _origin = Stopwatch.GetTimestamp();

    /// <summary>Time since the start, ns.</summary>
    public long NowNs => Stopwatch.GetTimestamp() - _origin;

    /// <summary>Sleeps until a time.</summary>
    /// <param name="timeNs">Since the start, ns; one that is over returns at once.</param>
    public void SleepUntil(long timeNs)
    {
        long at = timeNs + _origin;
        Time time = new() { Seconds = at / NsPerSecond, Nanoseconds = at % NsPerSecond };
        _ = ClockSleep(Monotonic, Absolute, in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockSleep(int clock, int flags, in Time time, nint left);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
