using HrvXkd.Hardware.Time;

namespace HrvXkd.Hardware.Tests;

/// <summary>Writes waits into the transcript instead of waiting.</summary>
internal sealed class LoggedDelay(List<string> log) : IDelay
{
    public void DelayMicroseconds(int microseconds) => log.Add($"wait {microseconds}");
}
