using HrvXkd.Hardware.Simulation;

namespace HrvXkd.Firmware.Running;

/// <summary>Time of day and running time of a simulation: now at its start, then as fast as its clock.</summary>
internal sealed class SimulatedTime(VirtualClock clock) : TimeProvider
{
    private const long NsPerTick = 100;

    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override long TimestampFrequency => VirtualClock.NsPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromTicks(clock.NowNs / NsPerTick);

    public override long GetTimestamp() => clock.NowNs;
}
