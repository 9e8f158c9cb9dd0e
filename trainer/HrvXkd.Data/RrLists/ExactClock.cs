// Decimals as whole numbers. Ticks of 1/9000 s hold whole ms and the samples of 100, 125, 200, 250, 360, 500 and 1000 Hz; what was
// printed of such a time is put back on its tick. Any other decimal is taken as it stands, in ps.
namespace HrvXkd.Data.RrLists;

/// <summary>Finds the unit in which times are whole numbers.</summary>
public static class ExactClock
{
    private const int PsPerMs = 1_000_000_000;

    // Largest distance from a tick, ms, by which a printed time may be off.
    private const decimal Tolerance = 1e-6m;

    /// <summary>Converts.</summary>
    /// <param name="ms">Times or intervals, ms, up to 30 days.</param>
    /// <returns>Units in one second, and the times in units.</returns>
    public static (double UnitsPerSecond, long[] Units) Convert(decimal[] ms)
    {
        bool onTicks = Array.TrueForAll(ms, time => Math.Abs(Math.Round(time * Core.Ticks.PerMs) - (time * Core.Ticks.PerMs)) <= Tolerance * Core.Ticks.PerMs);
        int perMs = onTicks ? Core.Ticks.PerMs : PsPerMs;
        return (perMs * 1000.0, Array.ConvertAll(ms, time => (long)Math.Round(time * perMs)));
    }
}
