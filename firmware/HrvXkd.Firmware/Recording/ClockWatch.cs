namespace HrvXkd.Firmware.Recording;

/// <summary>Sees steps of the device's clock, as when the network brings the time: the time of day against the time that only runs.</summary>
internal sealed class ClockWatch(TimeProvider clock)
{
    private const double LeastSeconds = 1;

    private TimeSpan _offset = Offset(clock);

    /// <summary>The step since the last call.</summary>
    /// <returns>The step; null if there was none of a second or more.</returns>
    public TimeSpan? Step()
    {
        TimeSpan offset = Offset(clock);
        TimeSpan step = offset - _offset;
        if (Math.Abs(step.TotalSeconds) < LeastSeconds)
            return null;
        _offset = offset;
        return step;
    }

    private static TimeSpan Offset(TimeProvider clock) => clock.GetUtcNow().UtcDateTime - DateTime.UnixEpoch - clock.GetElapsedTime(0);
}
