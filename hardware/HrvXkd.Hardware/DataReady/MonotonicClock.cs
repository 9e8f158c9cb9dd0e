using System.Diagnostics;
using System.Runtime.CompilerServices;
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.DataReady;

/// <summary>CLOCK_MONOTONIC in ns: the clock of the kernel's GPIO events and, on Linux, of <see cref="Stopwatch"/>.</summary>
internal static class MonotonicClock
{
    private static readonly long NsPerTick = 1_000_000_000 / Stopwatch.Frequency;

    public static long NowNs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => OperatingSystem.IsLinux() ? LinuxCalls.MonotonicNs : Stopwatch.GetTimestamp() * NsPerTick;
    }
}
