namespace HrvXkd.Data.RrLists;

/// <summary>Finds the unit of a list: as told, by the column's name, or by the median. What could be two things is refused.</summary>
internal static class ListUnits
{
    // Between these a median may be ms of a fast heart or samples of a slow clock.
    private const decimal LeastSureMs = 400;

    private static readonly string[] MsEndings = ["_ms", "(ms)", "[ms]", " ms", ".ms"];
    private static readonly string[] SecondEndings = ["_s", "(s)", "[s]", " s", "_sec", "_secs", "(sec)", "_seconds", " seconds"];

    /// <summary>Finds unit and factor.</summary>
    /// <param name="options">Unit and rate that were given.</param>
    /// <param name="column">The list.</param>
    /// <param name="intervals">Its intervals in its own unit, one at least.</param>
    /// <returns>The unit, and ms in one of it.</returns>
    public static (ListUnit Unit, decimal ToMs) Find(RrListOptions options, ListColumn column, decimal[] intervals)
    {
        decimal median = intervals.Order().ElementAt(intervals.Length / 2);
        ListUnit unit = options.Unit != ListUnit.Auto ? options.Unit : ByName(column.Name) ?? ByMedian(column.Path, median);
        decimal toMs = unit switch
        {
            ListUnit.S => 1000,
            ListUnit.Samples => 1000 / (decimal)options.SampleRateHz!.Value,
            _ => 1,
        };
        if ((double)(median * toMs) is >= RrList.ShortestMs and <= RrList.LongestMs)
            return (unit, toMs);
        throw new FormatException(FormattableString.Invariant(
            $"{column.Path}: the median interval is {median} {Word(unit)}, expected {RrList.ShortestMs}..{RrList.LongestMs} ms")
            + "; is the unit right? See --unit and --rate");
    }

    private static string Word(ListUnit unit) => unit switch { ListUnit.S => "s", ListUnit.Samples => "samples", _ => "ms" };

    private static ListUnit? ByName(string? name)
    {
        bool EndsWith(string ending) => name!.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        return name is null ? null
            : Array.Exists(MsEndings, EndsWith) ? ListUnit.Ms
            : Array.Exists(SecondEndings, EndsWith) ? ListUnit.S
            : null;
    }

    private static ListUnit ByMedian(string path, decimal median)
    {
        if (median is >= LeastSureMs and <= (decimal)RrList.LongestMs)
            return ListUnit.Ms;
        if (median is >= (decimal)RrList.ShortestMs / 1000 and <= (decimal)RrList.LongestMs / 1000)
            return ListUnit.S;
        throw new FormatException(FormattableString.Invariant(
            $"{path}: the median interval is {median}, taken as ms only from {LeastSureMs} to {RrList.LongestMs} ")
            + FormattableString.Invariant($"and as seconds from {RrList.ShortestMs / 1000} to {RrList.LongestMs / 1000}")
            + "; give --unit ms, --unit s, or --unit samples with --rate HZ");
    }
}
