namespace HrvXkd.Data.RrLists;

/// <summary>Intervals of a list, whole numbers of a unit in which they are exact; the next starts where this ends or later.</summary>
/// <param name="UnitsPerSecond">Units in one second, above 0.</param>
/// <param name="Start">Start of each interval, ascending, units.</param>
/// <param name="Length">Length of each interval, above 0, units.</param>
/// <param name="How">What was read, in words: intervals or times, unit, column.</param>
public sealed record RrListContent(double UnitsPerSecond, long[] Start, long[] Length, string How);
