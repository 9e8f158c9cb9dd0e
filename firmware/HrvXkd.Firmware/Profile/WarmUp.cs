using System.Diagnostics;

namespace HrvXkd.Firmware.Profile;

/// <summary>Runs what is to be measured until caches are filled and, where the code is compiled while it runs, the compiler is done with it.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(400);

    /// <summary>Runs it for a while.</summary>
    /// <param name="work">What is to be measured.</param>
    public static void Run(Action work)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Time;)
            work();
    }
}
