// The unit of time in Core: 1/9000 s, a whole number of ticks per sample at 100, 125, 200, 250, 360, 500 and 1000 Hz,
// so that intervals between samples, and their ties at 50 ms, are exact.
namespace HrvXkd.Core
{
    /// <summary>The unit of time of beats and intervals: one tick is 1/9000 s (1/9 ms).</summary>
    public static class Ticks
    {
        /// <summary>Ticks in one second.</summary>
        public const int PerSecond = 9000;

        /// <summary>Ticks in one millisecond.</summary>
        public const int PerMs = 9;
    }
}
