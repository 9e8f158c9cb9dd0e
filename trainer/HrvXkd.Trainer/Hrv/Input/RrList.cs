using HrvXkd.CommandLine;

namespace HrvXkd.Trainer.Hrv.Input;

/// <summary>Intervals of a text file: one a line or a row of them, with or without header, or the times of beats.</summary>
internal static class RrList
{
    // So many numbers, each above the last, are no intervals.
    private const int FewestTimes = 10;

    // Share of intervals that cannot be any, above which the unit is not what it is taken for.
    private const double LargestImplausibleShare = 0.05;

    // Longest recording: 30 days.
    private const decimal LongestSpanMs = 30m * 24 * 3600 * 1000;

    /// <summary>Reads.</summary>
    /// <param name="options">Path, unit, column, kind.</param>
    public static LoadedSeries Read(InputOptions options)
    {
        ListColumn column = ListColumn.Read(options.Path, options.Column);
        bool isTimes = options.IsTimes ?? IsAscending(column.Values);
        decimal[] intervals = isTimes ? Between(column) : Positive(column);
        (ListUnit unit, decimal toMs) = ListUnits.Find(options, column, intervals);
        RefuseUnit(column, intervals, toMs, isTimes);
        RefuseSpan(column, intervals, toMs, isTimes);
        IntervalSeries series = isTimes
            ? FromTimes(column.Values, toMs)
            : FromIntervals(Array.ConvertAll(intervals, interval => interval * toMs));
        string how = FormattableString.Invariant($"{(isTimes ? "beat times" : "intervals")} in {Words(unit, options.SampleRateHz)}{Column(column)}");
        return new LoadedSeries(series, Path.GetFileName(options.Path), "rr_list", how);
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
            throw new UsageException($"{column.Path}: one beat time, expected two or more");
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
        int[] wrong = [.. Enumerable.Range(0, intervals.Length).Where(i => (double)(intervals[i] * toMs) is < Plausible.ShortestMs or > Plausible.LongestMs)];
        if (wrong.Length > 1 && wrong.Length > LargestImplausibleShare * intervals.Length)
            throw column.Fault(wrong[0] + (isTimes ? 1 : 0), FormattableString.Invariant(
                $"intervals of {Plausible.ShortestMs}..{Plausible.LongestMs} ms, but {wrong.Length} of {intervals.Length} are outside; is the unit right? See --unit"));
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
    private static IntervalSeries FromTimes(decimal[] times, decimal toMs)
    {
        decimal origin = times[0] < 0 || times[^1] > LongestSpanMs / toMs ? times[0] : 0;
        (double perSecond, long[] units) = ExactClock.Convert(Array.ConvertAll(times, time => (time - origin) * toMs));
        return new IntervalSeries(perSecond, units[..^1], [.. units.Skip(1).Zip(units, (later, earlier) => later - earlier)], []);
    }

    private static IntervalSeries FromIntervals(decimal[] ms)
    {
        (double perSecond, long[] units) = ExactClock.Convert(ms);
        long[] start = new long[units.Length];
        for (int i = 1; i < start.Length; i++)
            start[i] = start[i - 1] + units[i - 1];
        return new IntervalSeries(perSecond, start, units, []);
    }
}
