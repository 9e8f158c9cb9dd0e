using HrvXkd.Core.Features;

namespace HrvXkd.Data.RrLists;

/// <summary>Intervals of a text file: one a line or a row of them, with or without header, or the times of beats.</summary>
public static class RrList
{
    /// <summary>Shortest interval between two beats, ms: that of the device.</summary>
    public const double ShortestMs = (double)FeatureExtractor.ShortestTicks / Core.Ticks.PerMs;

    /// <summary>Longest interval between two beats, ms: that of the device.</summary>
    public const double LongestMs = (double)FeatureExtractor.LongestTicks / Core.Ticks.PerMs;

    // So many numbers, each above the last, are no intervals.
    private const int FewestTimes = 10;

    // Share of intervals that cannot be any, above which the unit is not what it is taken for.
    private const double LargestImplausibleShare = 0.05;

    // Longest recording: 30 days.
    private const decimal LongestSpanMs = 30m * 24 * 3600 * 1000;

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Unit, column, kind; told from the file where nothing is said.</param>
    /// <returns>One interval at least; also those that are none between two beats, as where a recording pauses.</returns>
    /// <exception cref="FormatException">No such list, or a number is wrong: file, line, found, expected.</exception>
    public static RrListContent Read(string path, RrListOptions options)
    {
        ListColumn column = ListColumn.Read(path, options.Column);
        bool isTimes = options.IsTimes ?? IsAscending(column.Values);
        decimal[] intervals = isTimes ? Between(column) : Positive(column);
        (ListUnit unit, decimal toMs) = ListUnits.Find(options, column, intervals);
        RefuseUnit(column, intervals, toMs, isTimes);
        RefuseSpan(column, intervals, toMs, isTimes);
        string how = FormattableString.Invariant($"{(isTimes ? "beat times" : "intervals")} in {Words(unit, options.SampleRateHz)}{Column(column)}");
        return isTimes
            ? FromTimes(column.Values, toMs, how)
            : FromIntervals(Array.ConvertAll(intervals, interval => interval * toMs), how);
    }

    private static string Words(ListUnit unit, double? rate) => unit switch
    {
        ListUnit.Ms => "ms",
        ListUnit.S => "seconds",
        _ => FormattableString.Invariant($"samples at {rate} Hz"),
    };

    private static string Column(ListColumn column) => column.Name is { } name ? $", column {name}" : "";

    private static bool IsAscending(decimal[] values)
    {
        for (int i = 1; i < values.Length; i++)
            if (values[i] <= values[i - 1])
                return false;
        return values.Length >= FewestTimes;
    }

    private static decimal[] Positive(ListColumn column)
    {
        for (int i = 0; i < column.Values.Length; i++)
            if (column.Values[i] <= 0)
                throw column.Fault(i, "an interval above 0");
        return column.Values;
    }

    private static decimal[] Between(ListColumn column)
    {
        if (column.Values.Length < 2)
            throw new FormatException($"{column.Path}: one beat time, expected two or more");
        decimal[] intervals = new decimal[column.Values.Length - 1];
        for (int i = 0; i < intervals.Length; i++)
        {
            intervals[i] = column.Values[i + 1] - column.Values[i];
            if (intervals[i] <= 0)
                throw column.Fault(i + 1, FormattableString.Invariant($"a beat time after {column.Values[i]}"));
        }

        return intervals;
    }

    private static void RefuseUnit(ListColumn column, decimal[] intervals, decimal toMs, bool isTimes)
    {
        int[] wrong = [.. Enumerable.Range(0, intervals.Length).Where(i => (double)(intervals[i] * toMs) is < ShortestMs or > LongestMs)];
        if (wrong.Length > 1 && wrong.Length > LargestImplausibleShare * intervals.Length)
            throw column.Fault(wrong[0] + (isTimes ? 1 : 0), FormattableString.Invariant(
                $"intervals of {ShortestMs}..{LongestMs} ms, but {wrong.Length} of {intervals.Length} are outside; is the unit right? See --unit"));
    }

    private static void RefuseSpan(ListColumn column, decimal[] intervals, decimal toMs, bool isTimes)
    {
        decimal span = 0;
        for (int i = 0; i < intervals.Length; i++)
        {
            if (intervals[i] > (LongestSpanMs - span) / toMs)
                throw column.Fault(i + (isTimes ? 1 : 0), "a recording of 30 days at most");
            span += intervals[i] * toMs;
        }
    }

    // Times of a calendar begin with the first beat.
    private static RrListContent FromTimes(decimal[] times, decimal toMs, string how)
    {
        decimal origin = times[0] < 0 || times[^1] > LongestSpanMs / toMs ? times[0] : 0;
        (double perSecond, long[] units) = ExactClock.Convert(Array.ConvertAll(times, time => (time - origin) * toMs));
        return new RrListContent(perSecond, units[..^1], [.. units.Skip(1).Zip(units, (later, earlier) => later - earlier)], how);
    }

    private static RrListContent FromIntervals(decimal[] ms, string how)
    {
        (double perSecond, long[] units) = ExactClock.Convert(ms);
        long[] start = new long[units.Length];
        for (int i = 1; i < start.Length; i++)
            start[i] = start[i - 1] + units[i - 1];
        return new RrListContent(perSecond, start, units, how);
    }
}
