namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>What a fetch has from the machine; tests put their own in its place.</summary>
/// <param name="Delay">Waits.</param>
/// <param name="FreeBytes">Free bytes of the disk that holds a folder.</param>
/// <param name="Now">Time in UTC.</param>
internal sealed record FetchServices(Func<TimeSpan, CancellationToken, Task> Delay, Func<string, long> FreeBytes, Func<DateTimeOffset> Now)
{
    public static readonly FetchServices OfThisMachine = new(
        Task.Delay, folder => new DriveInfo(folder).AvailableFreeSpace, () => DateTimeOffset.UtcNow);
}
