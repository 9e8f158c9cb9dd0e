// Left alone, the collector first looks when garbage fills half of the processor's last cache, 16 MiB and more: peak memory would then be a matter of
// the machine and of how many recordings there are, not of what is held.
namespace HrvXkd.Data;

/// <summary>Keeps a thread's garbage below a fixed size while it works on many recordings one after the other.</summary>
internal static class GarbageLimit
{
    private const long MostBytes = 512 << 10;

    [ThreadStatic]
    private static long _collectedAt;

    /// <summary>Collects young objects if this thread allocated enough since the last time; else costs nothing. Called between recordings.</summary>
    public static void Hold()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _collectedAt < MostBytes)
            return;
        _collectedAt = allocated;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
    }

    /// <summary>Collects large objects too, which are old from the start. Called where a lot of them has just been let go.</summary>
    public static void Sweep() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
}
