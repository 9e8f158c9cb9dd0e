// Intervals as whole numbers of a unit that suits their source: ticks of 1/9000 s, samples, or picoseconds for other decimals.
// Thresholds such as 50 ms are compared in that unit, so that exact ties are no matter of rounding.
namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>NN intervals in order of time, with those that were left out.</summary>
internal sealed class IntervalSeries
{
    private const double MsPerSecond = 1000;
    private const double RoundingSeconds = 1e-9;

    /// <summary>Makes a series.</summary>
    /// <param name="unitsPerSecond">The unit of time, above 0.</param>
    /// <param name="start">Start of each interval, ascending, units.</param>
    /// <param name="length">Length of each interval, above 0, units; the next starts where this ends or later.</param>
    /// <param name="dropped">Intervals left out, in order of time.</param>
    public IntervalSeries(double unitsPerSecond, long[] start, long[] length, IReadOnlyList<DroppedInterval> dropped)
    {
        UnitsPerSecond = unitsPerSecond;
        Start = start;
        Length = length;
        Dropped = dropped;
        Ms = Array.ConvertAll(length, units => units * MsPerSecond / unitsPerSecond);
        EndSeconds = [.. start.Select((from, i) => (from + length[i]) / unitsPerSecond)];
    }

    /// <summary>Units in one second.</summary>
    public double UnitsPerSecond { get; }

    /// <summary>Start of each interval, units.</summary>
    public long[] Start { get; }

    /// <summary>Length of each interval, units.</summary>
    public long[] Length { get; }

    /// <summary>Length of each interval, ms.</summary>
    public double[] Ms { get; }

    /// <summary>Time of the second beat of each interval, seconds.</summary>
    public double[] EndSeconds { get; }

    /// <summary>Intervals left out, in order of time.</summary>
    public IReadOnlyList<DroppedInterval> Dropped { get; }

    /// <summary>Number of intervals.</summary>
    public int Count => Length.Length;

    /// <summary>First to last beat, seconds; 0 without an interval.</summary>
    public double DurationSeconds => Count == 0 ? 0 : EndSeconds[^1] - (Start[0] / UnitsPerSecond);

    /// <summary>True if an interval begins with the beat that ends the one before: only then is their difference one of successive intervals.</summary>
    /// <param name="i">1..Count-1.</param>
    public bool Touches(int i) => Start[i - 1] + Length[i - 1] == Start[i];

    /// <summary>Differences of successive intervals, units; none across an interval that was left out.</summary>
    public long[] Differences() => [.. Enumerable.Range(1, Math.Max(0, Count - 1)).Where(Touches).Select(i => Length[i] - Length[i - 1])];

    /// <summary>The intervals that lie within a span.</summary>
    /// <param name="fromSeconds">Start of the span.</param>
    /// <param name="toSeconds">End of the span.</param>
    public IntervalSeries Slice(double fromSeconds, double toSeconds)
    {
        // Seconds are rounded: a beat on the bound is within.
        double slack = Math.Max(0.5, RoundingSeconds * UnitsPerSecond);
        double from = (fromSeconds * UnitsPerSecond) - slack, to = (toSeconds * UnitsPerSecond) + slack;
        int first = LowerBound(from), end = first;
        while (end < Count && Start[end] + Length[end] <= to)
            end++;
        return new IntervalSeries(
            UnitsPerSecond,
            Start[first..end],
            Length[first..end],
            [.. Dropped.Where(interval => interval.StartSeconds >= fromSeconds && interval.StartSeconds + (interval.Ms / MsPerSecond) <= toSeconds)]);
    }

    /// <summary>The series without some intervals.</summary>
    /// <param name="leaveOut">Says of an interval whether it goes, and why.</param>
    public IntervalSeries Without(Func<int, DropReason?> leaveOut)
    {
        List<int> kept = [];
        List<DroppedInterval> dropped = [.. Dropped];
        for (int i = 0; i < Count; i++)
            if (leaveOut(i) is { } reason)
                dropped.Add(new DroppedInterval(Start[i] / UnitsPerSecond, Ms[i], reason));
            else
                kept.Add(i);
        return new IntervalSeries(
            UnitsPerSecond, [.. kept.Select(i => Start[i])], [.. kept.Select(i => Length[i])], [.. dropped.OrderBy(interval => interval.StartSeconds)]);
    }

    private int LowerBound(double from)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Start[middle] < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
