// Scheduling of the thread that reads the chip. Source: sched(7), mlockall(2). Rights are given by the systemd unit or limits.conf.
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.RealTime;

/// <summary>Asks Linux for what a punctual thread needs, and says what it did not get.</summary>
public static class RealTimeThread
{
    private const int SchedFifo = 1;
    private const int LockCurrentAndFuture = 1 | 2;
    private const int HighestPriority = 99;
    private const int Processors = 64;

    /// <summary>Applies the options to the calling thread, memory locking to the process. What is refused changes nothing else.</summary>
    /// <param name="options">What is wanted.</param>
    /// <returns>One entry per setting asked for; none if nothing was.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Priority or processor out of range.</exception>
    public static IReadOnlyList<RealTimeSetting> Apply(RealTimeOptions options) => Apply(options, LinuxCalls.Instance);

    internal static IReadOnlyList<RealTimeSetting> Apply(RealTimeOptions options, ILinuxCalls calls)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Priority, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Priority, HighestPriority, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Processor, Processors, nameof(options));
        var settings = new List<RealTimeSetting>();
        // Memory first: a page fault under SCHED_FIFO would stall everything below it.
        if (options.LockMemory)
            settings.Add(Describe("memory lock", calls.LockMemory(LockCurrentAndFuture), "set LimitMEMLOCK=infinity in the unit, or memlock in limits.conf"));
        if (options.Processor >= 0)
        {
            settings.Add(Describe(
                $"processor {options.Processor}", calls.SetAffinity(1UL << options.Processor), "this machine has no such processor, or the unit's CPUAffinity forbids it"));
        }

        if (options.Priority > 0)
        {
            settings.Add(Describe(
                $"SCHED_FIFO {options.Priority}", calls.SetScheduler(SchedFifo, options.Priority),
                $"set LimitRTPRIO={options.Priority} in the unit, or rtprio in limits.conf"));
        }

        return settings;
    }

    private static RealTimeSetting Describe(string name, int result, string remedy) => result >= 0
        ? new RealTimeSetting(name, true, $"{name}: ok")
        : new RealTimeSetting(name, false, $"{name}: refused ({Errno.Describe(-result)}); {remedy}");
}
