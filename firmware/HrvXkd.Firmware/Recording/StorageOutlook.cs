namespace HrvXkd.Firmware.Recording;

/// <summary>How long there is room for recordings.</summary>
internal static class StorageOutlook
{
    private const int BytesPerSample = 3;
    private const int SecondsPerHour = 3600;
    private const double WarningHours = 24;

    /// <summary>A warning a day before the room ends.</summary>
    /// <param name="plan">What is stored.</param>
    /// <param name="freeMegabytes">Free now.</param>
    /// <returns>One sentence; null while there is room for a day, or old recordings make way.</returns>
    public static string? Warning(RecordingPlan plan, long freeMegabytes)
    {
        double bytes = ((double)freeMegabytes * (1 << 20)) - plan.KeepFreeBytes;
        double hours = bytes / ((double)plan.RateHz * plan.Signals.Count * BytesPerSample * SecondsPerHour);
        return plan.RemoveOldest || hours >= WarningHours || hours <= 0
            ? null
            : FormattableString.Invariant($"Storage low: room for about {hours:F0} hours of recording. Copy recordings elsewhere and remove them.");
    }
}
